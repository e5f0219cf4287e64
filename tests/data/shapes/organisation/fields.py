"""Which registers the exports hold, and which field of the vocabulary each value belongs to.

A field is written `field`, or `field=name` where the export calls it something else (`_` for a blank).
`*` after it: several values, in one cell of a sheet. `[]`: a list of records, whose own fields follow
as `list.field`. In a sheet each record of such a list stands on a row of its own.
"""

from dataclasses import dataclass


@dataclass
class Field:
    path: str  # as the vocabulary calls it, `ändamål.text`
    name: str  # as the rows of the organisation call it, `text`
    several: bool
    records: bool

    @property
    def within(self):
        """The list of records that it is part of, or nothing."""
        return self.path.split(".")[0] if "." in self.path else None


@dataclass
class Register:
    name: str
    rows: str  # the name of its rows, and of its file
    key: str | None
    merged: tuple  # columns whose cells a sheet merges over records
    fields: list
    header: bool = True  # an export without one says neither how many nor when

    @property
    def file(self):
        return self.rows.translate(str.maketrans("åäö", "aao"))

    @property
    def lists(self):
        return [f.path for f in self.fields if f.records]


def register(name, rows, fields, merged=(), header=True):
    out = []
    for word in fields.split():
        path, _, called = word.rstrip("*[]").partition("=")
        called = (called or path.split(".")[-1]).replace("_", " ")
        out.append(Field(path, called, word.endswith("*"), word.endswith("[]")))
    key = out[0].name if out[0].path in ("id", "kod", "nummer", "namn", "person_id") else None
    return Register(name, rows, key, merged, out, header)


MEASURES = "åtgärder[] åtgärder.text åtgärder.ansvarig åtgärder.slutdatum=klart åtgärder.status"

REGISTERS = [
    register("Behandling", "behandlingar", """
        id namn beskrivning status roll personuppgiftsansvarig=nämnd enhet ansvarig ändamål[] ändamål.text
        ändamål.rättslig_grund=grund* ändamål.lagstöd ändamål.myndighetsuppgift=uppgift rättslig_grund=grund*
        lagstöd* undantag_9=undantag* lagstöd_9=undantagslag stöd_10=stöd10 skäl_personnummer=nummerskäl*
        registrerade* uppgifter* mottagare* inga_mottagare=inga biträden* tredjeland överföringar[]
        överföringar.land överföringar.mottagare överföringar.skyddsåtgärd=skydd
        överföringar.mottagaren_certifierad=certifierad överföringar.överföringsbedömning=bedömd gallring[]
        gallring.kategori=handlingar gallring.typ gallring.frist gallring.beslut system*
        konsekvensbedömningar=dpia* bedömning_krävs=krävs bedömning_motivering=motivering
        kriterium_1 kriterium_2 kriterium_3 kriterium_4 kriterium_5 kriterium_6 kriterium_7 kriterium_8
        kriterium_9 skyddade_personuppgifter=skyddade start skapad ändrad granskad slut""", merged=("enhet",)),
    register("Enhet", "enheter", """
        kod namn typ överordnad=under verksamhet giltig_från=från giltig_till=till"""),
    register("Anställd", "anställda", """
        person_id=id namn e_post=epost enhet chefsroll=chef anställd_från=från anställd_till=till frånvaro[]
        frånvaro.från_dag=från frånvaro.till_dag=till frånvaro.heltid"""),
    register("Biträde", "biträden", """
        id namn organisationsnummer=nummer driftland=land underbiträden[] underbiträden.namn
        underbiträden.driftland=land underbiträden.godkänt senast_uppföljd=uppföljd"""),
    register("Biträdesavtal", "avtal", """
        nummer biträde undertecknat gäller_från=från gäller_till=till tills_vidare=tillsvidare punkter*
        underrättelsetid=underrättelse överföringsbedömning=bedömt"""),
    register("System", "system", """
        id namn alias* typ behörig_del=del biträde driftland=land namngiven_behörighet=namngiven"""),
    register("Informationsmängd", "mängder", """
        id namn system* behandlingar* uppgifter* omfattas_av_nis=nis"""),
    register("Klassning", "klassningar", """
        id system informationsmängd=mängd konfidentialitet=K riktighet=R tillgänglighet=T klassad ersatt"""),
    register("Konsekvensbedömning", "bedömningar", f"""
        id namn enhet status beslutad omprövad återstående_risk=risk förhandssamråd_begärt=samråd {MEASURES}"""),
    register("Incident", "incidenter", f"""
        id typ roll enhet system behandlingar* rör_personuppgifter=personuppgifter inträffade upptäckt
        upphörde risk riskbedömning=bedömning anmäld_imy=imy skäl_försening=skäl
        registrerade_informerade=informerade informeras_senast=informeras skäl_ej_informerade=skäl_ej
        biträde {MEASURES} biträdets_upptäckt=bitr_upptäckt biträdets_underrättelse=bitr_underrättelse
        är_pågående=pågår betydande varning incidentanmälan lägesrapport slutrapport"""),
    register("Behörighet", "konton", """
        id system konto typ anställd roll enhet tilldelad beslutad_av=beslutad_av senast_granskad=granskad
        senast_inloggad=inloggad borttagen"""),
    register("Rollkonflikt", "rollkonflikter", "roll annan_roll=annan system", header=False),
    register("Kurs", "kurser", "namn alias* obligatorisk"),
    register("Kursbevis", "kursbevis", "anställd kurs genomförd giltig_till=till resultat"),
    register("Risk", "risker", f"""
        id år mål process arbetssätt enhet system incidenttyp händelse sannolikhet konsekvens riskvärde
        omprövad {MEASURES}""", merged=("mål", "process", "arbetssätt")),
    register("Sårbarhet", "sårbarheter", """
        id år risk konsekvens befintlig_åtgärd=åtgärd åtgärdstyp verksam enhet bedömning"""),
    register("Genomgång", "genomgångar", """
        id år genomförd enhet är_den_första=första underlag* förbättringar[] förbättringar.text
        förbättringar.beslut förbättringar.ansvarig förbättringar.slutdatum=klart förbättringar.prioritet
        åberopat_rapportår=rapportår ikraftträdanden[] ikraftträdanden.författning ikraftträdanden.angivet"""),
    register("Årsrapport", "årsrapporter", """
        id år lämnad_till=nämnd områden* brister[] brister.text brister.område brister.ämne"""),
    register("Planaktivitet", "planaktiviteter", """
        id plan år område aktivitetskod=kod aktivitet slag arbetssätt* ämnen* mål periodicitet månad ansvarig
        status beslut""", merged=("plan", "år")),
    register("Styrdokument", "styrdokument", """
        id namn typ enhet beslutad senast_översett=översett nästa_översyn=nästa gäller_till=till"""),
    register("Upphandling", "upphandlingar", """
        id föremål enhet organisationsnummer=nummer biträde=nummer leverantörens_roll=roll annonserad
        avtalsstart=start avtalsslut=slut personuppgifter säkerhet_beaktad=beaktad säkerhetskrav=krav
        klassning biträdesavtal=avtal"""),
    register("Begäran", "begäranden", """
        id rättighet enhet behandlingar* inkom identitet_styrkt=styrkt besvarad förlängning_meddelad=förlängd
        skäl_förlängning=skäl"""),
    register("Undantag", "undantag", """
        id regel omfattning enhet skäl beslutad_av=beslutad_av beslut gäller_från=från gäller_till=till
        ersättande_åtgärd=ersättning"""),
]
