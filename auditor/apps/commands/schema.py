"""`auditor schema`: the contract of reports."""

from __future__ import annotations

from auditor.apps.output import encode_output, put


def schema() -> None:
    """Print the JSON schema of reports."""
    from auditor.render.json import schema_text  # noqa: PLC0415

    encode_output(data=True)
    put(schema_text())
