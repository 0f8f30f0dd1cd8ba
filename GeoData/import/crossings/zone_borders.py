"""Borders of countries in OpenStreetMap's detail, from the time zones of the package timezonefinder-data."""
import collections

import numpy
from shapely.geometry import MultiLineString
from shapely.ops import linemerge
from timezonefinder import TimezoneFinder

# The zones of Russia and of its land neighbours. Crimea (Europe/Simferopol) is a zone of its own and in no list here.
ZONES = {
    "NO": ["Europe/Oslo"], "FI": ["Europe/Helsinki"], "EE": ["Europe/Tallinn"], "LV": ["Europe/Riga"],
    "LT": ["Europe/Vilnius"], "PL": ["Europe/Warsaw"], "BY": ["Europe/Minsk"], "UA": ["Europe/Kyiv"],
    "GE": ["Asia/Tbilisi"], "AZ": ["Asia/Baku"], "MN": ["Asia/Hovd", "Asia/Ulaanbaatar"],
    "CN": ["Asia/Shanghai", "Asia/Urumqi"], "KP": ["Asia/Pyongyang"],
    "KZ": ["Asia/Almaty", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay", "Asia/Qyzylorda"],
    "RU": [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Kirov", "Europe/Volgograd", "Europe/Astrakhan", "Europe/Saratov",
        "Europe/Ulyanovsk", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Barnaul",
        "Asia/Tomsk", "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Chita", "Asia/Yakutsk",
        "Asia/Khandyga", "Asia/Vladivostok", "Asia/Ust-Nera", "Asia/Magadan", "Asia/Srednekolymsk", "Asia/Sakhalin",
        "Asia/Kamchatka", "Asia/Anadyr"],
}


def of(home):
    """{neighbour: line} of the borders of a country: the segments that a zone of either side has, exactly."""
    country = {zone: code for code, zones in ZONES.items() for zone in zones}
    codes = sorted(ZONES)
    finder = TimezoneFinder(in_memory=True)
    ends, owners = [], []
    for number in range(finder.nr_of_polygons):
        code = country.get(finder.zone_name_from_boundary_id(number))
        if code is None:
            continue
        for ring in [finder.coords_of(number), *finder._holes_of_poly(number)]:
            ring = numpy.asarray(ring).astype(numpy.int64).T
            if (ring[0] != ring[-1]).any():
                ring = numpy.vstack([ring, ring[:1]])
            key = (ring[:, 0] + 1_800_000_000) * (1 << 31) + ring[:, 1] + 900_000_000
            low, high = numpy.minimum(key[:-1], key[1:]), numpy.maximum(key[:-1], key[1:])
            is_segment = low != high
            ends.append(numpy.stack([low[is_segment], high[is_segment]], 1))
            owners.append(numpy.full(is_segment.sum(), codes.index(code)))
    ends, owners = numpy.concatenate(ends), numpy.concatenate(owners)
    order = numpy.lexsort((owners, ends[:, 1], ends[:, 0]))
    ends, owners = ends[order], owners[order]
    lines = collections.defaultdict(list)
    mine = codes.index(home)
    start = 0
    same = (ends[1:] == ends[:-1]).all(1)
    for stop in [*(numpy.flatnonzero(~same) + 1), len(ends)]:
        around = set(owners[start:stop])
        if mine in around:
            for other in around - {mine}:
                lines[codes[other]].append([degrees(ends[start, 0]), degrees(ends[start, 1])])
        start = stop
    return {code: linemerge(MultiLineString(segments)) for code, segments in sorted(lines.items())}


def degrees(key):
    return (((int(key) >> 31) - 1_800_000_000) / 1e7, ((int(key) & ((1 << 31) - 1)) - 900_000_000) / 1e7)
