"""The parameters of each command; what a command does stands in `auditor.apps` itself.

Whatever takes time to load is imported by the command that needs it, as it runs.
"""
