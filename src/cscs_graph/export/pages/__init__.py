"""Reports as a tree of blocks, written as HTML that asks for nothing from outside, or as Markdown."""
