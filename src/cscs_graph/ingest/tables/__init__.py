"""Tables as people keep them: text in any usual encoding and separator, workbooks; the heading is looked for."""
