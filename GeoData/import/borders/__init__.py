"""Builds the sets of regions with state borders from OpenStreetMap."""
