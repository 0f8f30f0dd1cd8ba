#!/usr/bin/env python3
"""Pairs with lengths by libraries of Python: numpy (hash of segments), geopandas, libpysal, topojson.

usage: python_peers.py NAME FILE LAYER OUTPUT

Writes a CSV of a, b, length_km, where a and b are the numbers of features from 0 on.
"""
import sys


def read(file, layer):
    import pyogrio

    return pyogrio.read_dataframe(file, layer=layer or None, columns=[])


def write(pairs, output):
    with open(output, "w") as out:
        out.write("a,b,length_km\n")
        out.writelines(f"{a},{b},{km:.9f}\n" for a, b, km in pairs)


def geodesic_km(lon1, lat1, lon2, lat2):
    from pyproj import Geod

    return Geod(ellps="WGS84").inv(lon1, lat1, lon2, lat2)[2] / 1000


def shared_segments(geometries):
    """Segments that two regions have, each once, with the numbers of both: first, second, lon1, lat1, lon2, lat2."""
    import numpy as np
    import shapely

    parts, region = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    owner = region[part]
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    a, b, who = xy[:-1][joined], xy[1:][joined], owner[ring[:-1][joined]]
    swap = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    a[swap], b[swap] = b[swap], a[swap].copy()
    key = np.hstack([a, b])
    order = np.lexsort(key.T)
    key, who = key[order], who[order]
    at = np.flatnonzero((key[1:] == key[:-1]).all(axis=1) & (who[1:] != who[:-1]))
    return np.minimum(who[at], who[at + 1]), np.maximum(who[at], who[at + 1]), key[at]


def sums_by_pair(first, second, values, count):
    """The numbers of both regions of each pair, and the sum of its values."""
    import numpy as np

    pairs, index = np.unique(first.astype(np.int64) * count + second, return_inverse=True)
    return pairs // count, pairs % count, np.bincount(index, weights=values)


def run_numpy(frame):
    """Hash of undirected segments, sorted by numpy, measured by pyproj."""
    first, second, segments = shared_segments(frame.geometry.values)
    return zip(*sums_by_pair(first, second, geodesic_km(*segments.T), len(frame)))


def line_km(lines):
    import numpy as np
    import shapely

    xy, index = shapely.get_coordinates(lines, return_index=True)
    joined = index[1:] == index[:-1]
    km = geodesic_km(xy[:-1, 0][joined], xy[:-1, 1][joined], xy[1:, 0][joined], xy[1:, 1][joined])
    return np.bincount(index[:-1][joined], weights=km, minlength=len(lines))


def run_geopandas(frame):
    """STRtree, then the intersection of the boundaries of each candidate pair."""
    import numpy as np
    import shapely

    boundaries = shapely.boundary(frame.geometry.values)
    tree = shapely.STRtree(boundaries)
    left, right = tree.query(boundaries, predicate="intersects")
    keep = left < right
    left, right = left[keep], right[keep]
    lines = shapely.intersection(boundaries[left], boundaries[right])
    parts, index = shapely.get_parts(lines, return_index=True)
    is_line = shapely.get_type_id(parts) == 1
    km = np.bincount(index[is_line], weights=line_km(parts[is_line]), minlength=len(left))
    return ((a, b, k) for a, b, k in zip(left, right, km) if k > 0)


def run_libpysal(frame):
    """Rook contiguity by libpysal, lengths by intersection of the pairs that it finds."""
    import numpy as np
    import shapely
    from libpysal.graph import Graph

    frame = frame.reset_index(drop=True)
    graph = Graph.build_contiguity(frame, rook=True)
    edges = graph.adjacency.reset_index()
    edges = edges[(edges.focal < edges.neighbor) & (edges.weight > 0)]
    shapes = shapely.boundary(frame.geometry.values)
    left, right = edges.focal.values, edges.neighbor.values
    lines = shapely.intersection(shapes[left], shapes[right])
    parts, index = shapely.get_parts(lines, return_index=True)
    is_line = shapely.get_type_id(parts) == 1
    km = np.bincount(index[is_line], weights=line_km(parts[is_line]), minlength=len(left))
    return zip(left, right, km)


def run_topojson(frame):
    """Arcs of a topology; those of two regions are their border."""
    import collections

    import numpy as np
    import topojson

    topology = topojson.Topology(frame, prequantize=False, shared_coords=True).to_dict()
    users = collections.defaultdict(set)
    for index, shape in enumerate(topology["objects"]["data"]["geometries"]):
        stack = list(shape["arcs"])
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(item)
            else:
                users[item if item >= 0 else ~item].add(index)
    km = collections.defaultdict(float)
    for arc, regions in users.items():
        if len(regions) == 2:
            xy = np.array(topology["arcs"][arc])
            km[tuple(sorted(regions))] += geodesic_km(xy[:-1, 0], xy[:-1, 1], xy[1:, 0], xy[1:, 1]).sum()
    return ((a, b, k) for (a, b), k in km.items())


PEERS = {"numpy": run_numpy, "geopandas": run_geopandas, "libpysal": run_libpysal, "topojson": run_topojson}

if __name__ == "__main__":
    peer, file, layer, output = sys.argv[1:]
    write(PEERS[peer](read(file, layer)), output)
