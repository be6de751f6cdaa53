"""The package's version, in the one place that the build, the package and its reports read."""

__version__ = "0.1.0"
