#!/usr/bin/env python3
"""Measures `borders --memory`: processor seconds, peak memory, and whether the bytes are those of a run in one piece.

usage: memory.py FILE [FILE...] [--id FIELD] [--sizes 1G,2G,4G] [--mezha PATH]

Prints a row for each file and size. Memory of its own is what a program must have; pages of a file that is mapped can be
taken away from it at any time. Both are sampled from /proc every ten milliseconds.
"""
import argparse
import filecmp
import os
import pathlib
import subprocess
import tempfile
import time


def measured(call):
    """Processor seconds, and the greatest memory of its own and of files, in MB, of a program that succeeds."""
    before = os.times()
    process = subprocess.Popen(call)
    own = files = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            continue
        lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        own = max(own, int(lines.get("RssAnon", "0 kB").split()[0]))
        files = max(files, int(lines.get("RssFile", "0 kB").split()[0]))
        time.sleep(0.01)
    if process.returncode:
        raise SystemExit(f"{' '.join(call)}: exit code {process.returncode}")
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, own // 1024, files // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--id", default="id")
    parser.add_argument("--sizes", default="1G,2G,4G")
    parser.add_argument("--mezha", default=".build/release/mezha")
    given = parser.parse_args()
    print("| input | --memory | processor s | own MB | of files MB | bytes |\n|---|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for file in given.files:
            whole = f"{folder}/whole.csv"
            for size in ["", *given.sizes.split(",")]:
                output = f"{folder}/cells.csv" if size else whole
                call = [given.mezha, "borders", file, "--id", given.id, "--quiet", "--overwrite", "-o", output]
                seconds, own, files = measured(call + (["--memory", size] if size else []))
                same = "equal" if filecmp.cmp(whole, output, shallow=False) else "DIFFER"
                print(f"| {file} | {size or 'one piece'} | {seconds:.1f} | {own} | {files} | {same} |", flush=True)


if __name__ == "__main__":
    main()
