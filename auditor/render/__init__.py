"""Report → text: one module per surface, none of which knows more than the report."""
