"""Pictures of answers: an answer becomes a chart, a chart a drawing, a drawing an SVG. The same answer gives the same bytes."""
