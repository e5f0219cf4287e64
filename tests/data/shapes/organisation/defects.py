"""Puts defects into a sound organisation, and notes what the rules must say of each."""


class Defects:
    def __init__(self, data):
        self.data = data
        self.rows = {row.get("id") or row.get("kod") or row.get("nummer"): row for rows in data.values() for row in rows}
        self.expected = []

    def __call__(self, key, change, *outcomes):
        """Changes a record. An outcome is "A-01 fail", or "A-11 BEH-14 fail" where it is another record's."""
        self.rows[key].update(change)
        for text in outcomes:
            rule, *where, outcome = text.split()
            self.expected.append((rule, " ".join(where) or key, outcome))

    def another(self, register, key, like, change, *outcomes):
        """Adds a record: a copy of another one with a key of its own."""
        self.rows[key] = {**self.rows[like], "id": key}
        self.data[register].append(self.rows[key])
        self(key, change, *outcomes)
