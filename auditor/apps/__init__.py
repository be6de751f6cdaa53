"""The surfaces: arguments, files and exit codes around `auditor.engine`."""
