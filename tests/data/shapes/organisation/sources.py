"""The source blocks of the three shapes: the only thing in which the projects differ."""

from fields import REGISTERS
from shapes import AROUND, INSIDE, heading

HEAD = """språk svenska
modul exempel.källor

använd standard.avtal
använd standard.behandling
använd standard.dpia
använd standard.incident
använd standard.individ
använd standard.konton
använd standard.ledning
använd standard.organisation
använd standard.risk
använd standard.system
använd standard.undantag
använd standard.utbildning
"""


def quoted(steps):
    return " / ".join(f'"{step}"' for step in steps)


def nested(register, field):
    if field.within:
        return quoted([field.name])
    steps = INSIDE.get(register.rows, {}).get(field.name, (field.name,))
    around = AROUND.get((register.rows, field.name))
    return quoted([*steps, *([around[0]] if around else [])])


def flat(_register, field):
    if field.records:
        return "raderna"
    name = f"{field.within}.{field.name}" if field.within else field.name
    return f'"{heading(name)}"' + (', delat vid ";"' if field.several else "")


def attributes(register, field):
    if field.name == register.key and not field.within:
        return '"key"'
    return f'"attributes" där "name" = "{heading(field.name)}" / "values"'


PLACES = {"nested": nested, "flat": flat, "attributes": attributes}


RECORDS = {"nested": "$.{rows}[*]", "flat": "$.Register[*]", "attributes": "$.items[*]"}
BARE = {"nested": "$.{rows}[*]", "flat": "$[*]", "attributes": "$.items[*]"}
HEADER = {"nested": ("$.export.antal", "$.export.skapad"), "flat": ("$.Försättsblad.Antal", "$.Försättsblad.Uttaget"),
          "attributes": ("$.count", "$.created")}


def lines(shape, register):
    """The lines of a source before its fields."""
    records = (RECORDS if register.header else BARE)[shape].format(rows=register.rows)
    out = [("fil:", f'"data/{register.file}.json"'), ("poster:", f'"{records}"')]
    if register.header:
        number, day = HEADER[shape]
        out += [("antal:", f'"{number}"'), ("färskhet:", f'31 dagar från "{day}"')]
    if shape == "flat" and (register.lists or register.merged):
        out.append(("ny post:", f'"{heading(register.key)}"'))
    if shape == "flat" and register.merged:
        out.append(("som ovan:", ", ".join(f'"{heading(name)}"' for name in register.merged)))
    width = max(len(word) for word, _ in out)
    return [f"  {word:{width}} {value}" for word, value in out]


def text(shape):
    blocks = [HEAD.rstrip()]
    for register in REGISTERS:
        fields = [f"  fält {field.path} från {PLACES[shape](register, field)}" for field in register.fields]
        blocks.append("\n".join([f"källa {register.name}", *lines(shape, register), *fields]))
    return "\n\n".join(blocks) + "\n"
