"""The benchmark's twelve rules and 88 more over the same fields, for what a hundred rules cost.

Each new rule is "when a [and b], require c [or d]". The parts are drawn from the lists below by a
fixed walk that never gives the same rule twice, so every run measures the same hundred rules. Most
parts occur in several rules, as they do where lawyers write.
"""

import shutil
from pathlib import Path

WHEN = (
    [f"rättslig_grund = {code}" for code in
     ("avtal", "samtycke", "rättslig_förpliktelse", "allmänt_intresse", "intresseavvägning",
      "skydd_av_intressen")]
    + [f"uppgiftskategorier innehåller {code}" for code in
       ("personnummer", "lön", "bild", "betyg", "frånvaro", "bankkonto", "position", "anhörig")]
    + [f"gallring_månader > {months}" for months in (12, 24, 36, 60)]
    + ["uppgiftskategorier innehåller någon av Känsliga", "tredjelandsöverföring = ja",
       "konsekvensbedömning är ifyllt"])
ALSO = ["tredjelandsöverföring = nej", "gallring_månader <= 130", "senast_granskad >= idag - 48 månader",
        "biträden finns", "gallring_månader > 3"]
REQUIRE = ([f"gallring_månader <= {months}" for months in (60, 84, 108, 120)]
           + [f"senast_granskad >= idag - {months} månader" for months in (12, 24, 36, 60, 84)]
           + ["(alla biträden uppfyller avtal_signerat finns)",
              "(alla biträden uppfyller avtal_signerat >= idag - 120 månader)",
              "(någon av system uppfyller klassad finns)", "rättslig_grund finns"])
OR = ["konsekvensbedömning är ifyllt", "överföringsmekanism finns", "återkallande_rutin finns",
      "(konsekvensbedömning finns och konsekvensbedömning.status = godkänd)",
      "(någon av system uppfyller klassad = ja)",
      "gallring_månader <= 30", "uppgiftskategorier innehåller namn"]


def rules(count):
    """The text of `count` different rules."""
    text = ["språk svenska\nmodul bench.fler_regler\n\nanvänd bench.register\n"]
    for i in range(count):
        when = WHEN[i % len(WHEN)]
        if i % 2:
            when += f" och {ALSO[i % len(ALSO)]}"
        require = REQUIRE[i % len(REQUIRE)]
        if i % 3:
            require += f" eller {OR[i % len(OR)]}"
        number = i + 13
        text.append(f'regel BEN-{number} "Krav {number}"\n'
                    "  för varje: Behandling\n"
                    f"  när:       {when}\n"
                    f"  ska:       {require}\n"
                    f'  annars:    "Behandling {{id}} uppfyller inte krav {number}."\n')
    assert len({rule.split("när:")[-1].split("annars:")[0] for rule in text[1:]}) == count
    return "\n".join(text)


def write(twelve: Path, folder: Path):
    """Copies the twelve rules' project and adds rules until there are a hundred."""
    shutil.copytree(twelve, folder, dirs_exist_ok=True)
    (folder / "fler_regler.regel").write_text(rules(88), encoding="utf-8")
