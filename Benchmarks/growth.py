#!/usr/bin/env python3
"""How the time of `mezha borders` grows: with vertices, with polygons, with threads. Writes a table and a plot.

usage: growth.py INPUT[#LAYER] [--runs N] [--folder DIR] [-o GROWTH.md] [--plot GROWTH.svg]

INPUT holds regions, which generate.py makes denser: from 0.1 to 16 million vertices (a file that has more than the target
keeps its own number). Squares, from 100 to 100,000, show what polygons cost. Every size is run with one thread and
with two, interleaved; the median counts. The exponent is the slope of the logarithms, by least squares, over the sizes
that take at least half as long again as the smallest, since below that starting the program is what is measured. Needs numpy,
shapely 2, pyogrio.
"""
import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
VERTICES = [100_000, 400_000, 1_600_000, 4_000_000, 16_000_000]
SQUARES = [100, 1_000, 10_000, 100_000]


def make(folder, kind, size, source):
    path = os.path.join(folder, f"{kind}{size}.fgb")
    if not os.path.exists(path):
        arguments = [source, str(size)] if kind == "densify" else [str(size)]
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), kind, *arguments, path], check=True,
                       capture_output=True)
    return path


def vertices(path):
    import pyogrio
    import shapely

    return int(shapely.get_num_coordinates(pyogrio.read_dataframe(path, columns=[]).geometry.values).sum())


def seconds(path, threads, output):
    begin = time.perf_counter()
    subprocess.run([os.path.join(ROOT, ".build/release/mezha"), "borders", path, "--id", "id", "-o", output,
                    "--overwrite", "-q", "--threads", str(threads)], check=True, capture_output=True)
    return time.perf_counter() - begin


def exponent(points):
    """The slope of log seconds over log size, where the start of the program no longer counts."""
    points = [p for p in points if p[1] >= 1.5 * points[0][1]] or points[-2:]
    if len(points) < 2:
        return float("nan")
    x, y = [math.log(p[0]) for p in points], [math.log(p[1]) for p in points]
    mx, my = statistics.mean(x), statistics.mean(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


def plot(series, path):
    """Two panels with logarithmic axes, drawn without any library."""
    width, height, left, bottom, size = 760, 340, 60, 50, (270, 240)
    colours = {1: "#0072B2", 2: "#D55E00"}
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
           f'font-size="12"><rect width="{width}" height="{height}" fill="white"/>']
    for panel, (title, data) in enumerate(series.items()):
        x0, y0 = left + panel * (size[0] + 90), 30
        points = [p for line in data.values() for p in line]
        lx = [math.floor(math.log10(min(p[0] for p in points))), math.ceil(math.log10(max(p[0] for p in points)))]
        ly = [math.floor(math.log10(min(p[1] for p in points))), math.ceil(math.log10(max(p[1] for p in points)))]

        def place(p):
            return (x0 + size[0] * (math.log10(p[0]) - lx[0]) / (lx[1] - lx[0]),
                    y0 + size[1] * (1 - (math.log10(p[1]) - ly[0]) / (ly[1] - ly[0])))

        out.append(f'<text x="{x0}" y="18" font-weight="bold">{title}</text>')
        for k in range(lx[0], lx[1] + 1):
            x = place((10 ** k, 10 ** ly[0]))[0]
            out.append(f'<path d="M{x:.1f} {y0}V{y0 + size[1]}" stroke="#ddd"/>'
                       f'<text x="{x:.1f}" y="{y0 + size[1] + 18}" text-anchor="middle">{10 ** k:,}</text>')
        for k in range(ly[0], ly[1] + 1):
            y = place((10 ** lx[0], 10 ** k))[1]
            out.append(f'<path d="M{x0} {y:.1f}H{x0 + size[0]}" stroke="#ddd"/>'
                       f'<text x="{x0 - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0 ** k:g} s</text>')
        for threads, line in data.items():
            places = [place(p) for p in line]
            path_data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
            out.append(f'<path d="{path_data}" fill="none" stroke="{colours[threads]}" stroke-width="2"/>')
            out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours[threads]}"/>' for x, y in places]
            label = f"{threads} thread{'s' if threads > 1 else ''}, exponent {exponent(line):.2f}"
            out.append(f'<text x="{x0 + 8}" y="{y0 + 4 + 16 * threads}" fill="{colours[threads]}">{label}</text>')
    out.append("</svg>\n")
    with open(path, "w") as file:
        file.write("\n".join(out))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder")
    parser.add_argument("-o", "--output")
    parser.add_argument("--plot")
    options = parser.parse_args()
    lines = ["| | size | 1 thread | 2 threads |", "|---|--:|--:|--:|"]
    series = {}
    with tempfile.TemporaryDirectory() as own:
        folder = options.folder or own
        output = os.path.join(own, "pairs.csv")
        for title, kind, sizes in [("vertices", "densify", VERTICES), ("polygons (squares)", "squares", SQUARES)]:
            data = {1: [], 2: []}
            done = set()
            for size in sizes:
                path = make(folder, kind, size, options.input)
                count = vertices(path) if kind == "densify" else size
                if count in done:
                    continue
                done.add(count)
                times = {1: [], 2: []}
                for _ in range(options.runs):
                    for threads in times:
                        times[threads].append(seconds(path, threads, output))
                for threads in times:
                    data[threads].append((count, statistics.median(times[threads])))
                lines.append(f"| {title} | {count:,} | {data[1][-1][1]:.3f} | {data[2][-1][1]:.3f} |")
                print(lines[-1], flush=True)
            series[title] = data
            lines.append(f"| exponent over {title} | | {exponent(data[1]):.2f} | {exponent(data[2]):.2f} |")
            print(lines[-1], flush=True)
    if options.output:
        with open(options.output, "w") as file:
            file.write("\n".join(lines) + "\n")
    if options.plot:
        plot(series, options.plot)


if __name__ == "__main__":
    main()
