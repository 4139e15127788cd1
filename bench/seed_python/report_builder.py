"""Draws a report with matplotlib: the line, bar, scatter and histogram blocks of a spec, two charts on an A4 page."""
from io import BytesIO

import matplotlib

matplotlib.use("Agg")

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

A4 = (8.27, 11.69)


def lines(ax, block):
    for series in block["series"]:
        ax.plot(series["x"], series["y"], label=series.get("name"))


def dots(ax, block):
    for series in block["series"]:
        ax.scatter(series["x"], series["y"], s=5, label=series.get("name"))


def bars(ax, block):
    width = 0.8 / len(block["series"])
    for k, series in enumerate(block["series"]):
        ax.bar([i + k * width for i in range(len(series["y"]))], series["y"], width, label=series.get("name"))
    ax.set_xticks(range(len(block["categories"])))
    ax.set_xticklabels(block["categories"])


def histograms(ax, block):
    for series in block["series"]:
        ax.hist(series["values"], bins=block.get("bins", 30), label=series.get("name"))


DRAW = {"line": lines, "scatter": dots, "bar": bars, "histogram": histograms}


def build(spec):
    """The PDF of the spec's charts, as bytes."""
    charts = [block for block in spec["blocks"] if block["type"] in DRAW]
    out = BytesIO()
    with PdfPages(out) as pdf:
        for first in range(0, len(charts), 2):
            page = Figure(figsize=A4)
            page.suptitle(spec["title"])
            for place, block in enumerate(charts[first:first + 2], start=1):
                ax = page.add_subplot(2, 1, place)
                DRAW[block["type"]](ax, block)
                ax.set_title(block.get("title", ""))
                ax.grid(alpha=0.3)
                ax.legend()
            pdf.savefig(page)
    return out.getvalue()
