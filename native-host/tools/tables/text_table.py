"""Text tables: UTF-8, one row a line, fields apart by tabs, '#' begins a remark."""


def write_table(path, what, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join("\t".join(str(field) for field in row) + "\n" for row in rows)
    path.write_text(f"# {what}\n# Made by `./dev train tables`; see CARD.md. Do not edit.\n{lines}", encoding="utf-8")
    print(f"{path.parent.name}/{path.name}: {len(rows)} rows")


def read_table(path):
    """Rows of a table written here or by hand."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
