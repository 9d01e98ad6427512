"""Objectives, expected results, indicators: the map, the tables, the evaluation project, the tools of the cards."""
