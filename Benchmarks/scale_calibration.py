#!/usr/bin/env python3
"""Fits the model of FinerLength.swift, and tries it out.

Reads what `mezha scale --by pair` writes of the same borders on coarse and on fine data (CSV), and their curves:

  D=../shared/geodata; O="--by pair --format csv"
  mezha scale $D/osm-adm1-eurasia.gpkg#adm1_crimea_ua --id iso2 --country country $O > osm.csv
  mezha scale $D/ne10-admin1/ne_10m_admin_1_states_provinces.shp --id iso_3166_2 --country iso_a2 $O > ne10.csv
  mezha scale @coarse $O > coarse.csv
  the same with --curve > osm-curve.csv, ne10-curve.csv, coarse-curve.csv
  scale_calibration.py FOLDER

Every other country (of their codes in order, by which the id of the first region begins) is fitted to, the others are the trial. A pair
is fitted to where both lines are one border: their lengths by a ruler of four spacings of the coarse one differ by less than a
quarter. In the trial every pair counts.
"""
import csv, sys
import numpy as np

folder, target, least = sys.argv[1], 540.0, 10.0

def rows(name):
    with open(f"{folder}/{name}.csv") as file:
        return {(r["a_id"], r["b_id"]): r for r in csv.DictReader(file)}

def curves(name):
    found = {}
    with open(f"{folder}/{name}-curve.csv") as file:
        for r in csv.DictReader(file):
            found.setdefault((r["a_id"], r["b_id"]), []).append((float(r["ruler_km"]), float(r["length_km"])))
    return found

def at(curve, ruler):
    r, l = np.log(np.array(curve)).T
    return np.exp(np.interp(np.log(ruler), r, l)) if len(curve) > 1 else None

fine, fine_curves = rows("osm"), curves("osm")
sample = []
for name in ("coarse", "ne10"):
    own = curves(name)
    for pair, r in rows(name).items():
        other = fine.get(pair)
        if other is None: continue
        full, one, two = (float(r[k]) for k in ("length_km", "length_at_1_p90_km", "length_at_2_p90_km"))
        median, p90 = float(r["spacing_median_m"]), float(r["spacing_p90_m"])
        if not (1000 <= median <= 15000 and full * 1000 >= least * median and one > 0 and two > 0): continue
        loss = lambda a, b: min(max(np.log(a / b), -0.05), 0.5)
        o, a, b, u = np.log2(median / target), loss(full, one), loss(one, two), np.log(p90 / median)
        ruler = 4 * median / 1000
        x, y = (at(c.get(pair, []), ruler) if len(c.get(pair, [])) > 1 else None for c in (own, fine_curves))
        sample.append(dict(
            set=name, pair=pair, x=[1, o, o * o, a, b, o * a, o * b, u, o * u], y=np.log(float(other["length_km"]) / full),
            n=np.log(min(max(full * 1000 / median, least), 300)), same=x and y and abs(np.log(x / y)) < 0.25,
            country=pair[0][:2], got=[float(r[k] or "nan") for k in ("finer_low_km", "finer_high_km", "finer_km")],
            true=float(other["length_km"])))
X = np.array([s["x"] for s in sample]); y = np.array([s["y"] for s in sample]); n = np.array([s["n"] for s in sample])
codes = sorted({s["country"] for s in sample})
half = np.array([codes.index(s["country"]) % 2 for s in sample]); same = np.array([bool(s["same"]) for s in sample])
kind = np.array([s["set"] for s in sample])
print(len(sample), "pairs,", same.sum(), "of them one border;", {k: int((kind == k).sum()) for k in set(kind)})

def fit(part):
    w = np.ones(part.sum())
    for _ in range(50):
        b = np.linalg.lstsq(X[part] * w[:, None] ** 0.5, y[part] * w ** 0.5, rcond=None)[0]
        w = 1 / np.maximum(abs(y[part] - X[part] @ b), 0.03)
    S = lambda m: np.c_[np.ones(m.sum()), n[m], np.clip(X[m] @ b, 0, 0.5)]
    left = y[part] - X[part] @ b
    c = np.linalg.lstsq(S(part), np.log(np.maximum(abs(left), 0.005)), rcond=None)[0]
    return b, c, np.percentile(left / np.exp(S(part) @ c), [2.5, 97.5]), S

def trial(part, b, c, ends, S, label):
    mean, width = X[part] @ b, np.exp(S(part) @ c)
    low, high = mean + ends[0] * width, mean + ends[1] * width
    held = (y[part] >= low) & (y[part] <= high)
    span = (np.exp(high) - np.exp(low)) / np.exp(mean)
    print(f"{label}: {part.sum()} pairs, held {held.mean():.3f}, width {np.median(span):.3f} in the median, "
          f"quartiles {np.percentile(span, 25):.2f}-{np.percentile(span, 75):.2f}, off by {np.median(abs(y[part] - mean)):.3f}")

model = fit((half == 0) & same)
for name in ("coarse", "ne10"):
    trial((half == 1) & (kind == name), *model, f"trial, {name}")
trial(half == 1, *model, "trial, all")
trial((half == 1) & same, *model, "trial, same border")
print("growth", ", ".join(f"{v:.4f}" for v in model[0]))
print("width", ", ".join(f"{v:.4f}" for v in model[1]))
print("ends", ", ".join(f"{v:.4f}" for v in model[2]))
low, high, middle = np.array([s["got"] for s in sample]).T; true = np.array([s["true"] for s in sample])
t = half == 1
if np.isfinite(low[t]).all():
    print("as mezha writes it: held", ((true >= low) & (true <= high))[t].mean().round(3), "width", np.median(((high - low) / middle)[t]).round(3))
