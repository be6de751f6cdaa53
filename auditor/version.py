"""The package's version, in the one place that both the package and its reports read."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("sourcing-auditor")
except PackageNotFoundError:  # a checkout that was not installed
    __version__ = "0.0.0"
