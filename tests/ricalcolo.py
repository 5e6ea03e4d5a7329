#!/usr/bin/env python3
"""The ente's own method computed a second time, from the contract alone.

    python3 tests/ricalcolo.py target/release/pegaso [--cartelle 200] [--seme 1]
    python3 tests/ricalcolo.py --stampa DIR          only write the generated folders
    python3 tests/ricalcolo.py --cartella DIR        recompute one folder, print its JSON

Why: a score that an office can contest must come out the same from two programs that share nothing but the written
method. This one makes random folders, reads them back from their YAML, recomputes every figure with exact fractions
and compares it with `pegaso punteggi --formato json` to the last digit. It must never be corrected by looking at
src/score: when they disagree, the contract decides. Where the contract is silent the reading taken here is marked
INTERPRETATION. Standard library only; folder i of a run comes from the seed `seme + i`, so that
`--seme 37 --cartelle 1` makes the folder `seme-37` again.
"""

import argparse
import calendar
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

# ---- The shape of the JSON: the one place to adapt when a field is renamed ----

ENTE, SETTORI, PROCESSI, OBIETTIVI, INDICATORI = "ente", "settori", "processi", "obiettivi", "indicatori"
CODICE, FILE = "codice", "file"  # what a settore, and what a scheda or process, is found by
ESATTO = "esatto"  # the exact fraction beside a decimal: of an indicator alone, of a sheet by field
N_RILEVATI, SU_RILEVATI = "n", "su"

# (field, how it is compared): `perc` decimal text and fraction, `peso` an exact decimal number, `parola` text,
# `conteggio` {n, su}.
CAMPI_ENTE = [("valore", "perc"), ("tempi", "perc"), ("grado", "perc"), ("conta", "perc"), ("esito", "parola")]
CAMPI_ENTE += [("fascia", "parola"), ("condizione", "parola"), ("premio", "premio")]
CAMPI_SETTORE = CAMPI_ENTE + [("peso", "peso")]
CAMPI_PROCESSO = CAMPI_ENTE + [("rilevati", "conteggio"), ("peso", "peso")]
CAMPI_SCHEDA = CAMPI_ENTE + [("rilevati", "conteggio"), ("peso", "peso")]
CAMPI_INDICATORE = [("tipo", "parola"), ("punteggio", "perc"), ("esito", "parola"), ("peso", "peso")]
ELENCHI = [(SETTORI, CODICE, CAMPI_SETTORE), (PROCESSI, FILE, CAMPI_PROCESSO), (OBIETTIVI, FILE, CAMPI_SCHEDA)]

RAGGIUNTO, PARZIALE = "raggiunto", "parzialmente raggiunto"
NON_RAGGIUNTO, NON_RILEVATO = "non raggiunto", "non rilevato"
NON_CONFRONTARE = object()  # a figure the contract does not fix: neither printed nor compared

MESI = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
CORTI = [mese[:3] for mese in MESI]
LIVELLI = ["nullo", "basso", "medio", "alto"]

# ---- YAML: only what this program writes ----
# Block mappings, block lists, one-line scalars. Scalars stay text: the contract reads the raw scalar, never YAML's own
# numbers and booleans, and quotes change nothing.


def leggi_yaml(file):
    righe = [(len(riga) - len(riga.lstrip()), riga.strip()) for riga in file.read_text(encoding="utf-8").splitlines()]
    righe = [(rientro, testo) for rientro, testo in righe if testo and not testo.startswith("#")]
    dato = leggi_blocco(righe)
    if righe:
        raise ValueError(f"{file}: non è lo stile semplice: {righe[0][1]}")
    return dato


def leggi_blocco(righe):
    """Consumes the mapping or the list that starts at the first line."""
    rientro, elenco = righe[0][0], righe[0][1].startswith("- ")
    dato = [] if elenco else {}
    while righe and righe[0][0] == rientro and righe[0][1].startswith("- ") == elenco:
        testo = righe.pop(0)[1].removeprefix("- " if elenco else "")
        voce = re.fullmatch(r"([A-Za-z_]\w*):(?:\s+(.*))?", testo)
        if elenco and voce:
            # An item that is a mapping: its first key stands where the dash and its space were.
            righe.insert(0, (rientro + 2, testo))
            dato.append(leggi_blocco(righe))
        elif elenco:
            dato.append(leggi_scalare(testo))
        elif not voce:
            raise ValueError(f"non è lo stile semplice: {testo}")
        elif voce[2]:
            dato[voce[1]] = leggi_scalare(voce[2])
        else:
            annidato = righe and (righe[0][0] > rientro or righe[0][0] == rientro and righe[0][1].startswith("- "))
            dato[voce[1]] = leggi_blocco(righe) if annidato else None
    return dato


def leggi_scalare(testo):
    if testo[0] in "[{|>&*!'":
        raise ValueError(f"non è lo stile semplice: {testo}")
    return testo[1 : testo.index('"', 1)] if testo[0] == '"' else testo.split(" #")[0].rstrip()


def scrivi_yaml(rng, dato, rientro=0):
    spazi, righe = " " * rientro, []
    for chiave, valore in dato.items():
        if isinstance(valore, dict):
            righe += [f"{spazi}{chiave}:"] + scrivi_yaml(rng, valore, rientro + 2)
        elif isinstance(valore, list):
            righe.append(f"{spazi}{chiave}:")
            for voce in valore:
                corpo = scrivi_yaml(rng, voce, rientro + 4) if isinstance(voce, dict) else [scrivi_scalare(rng, voce)]
                righe += [f"{spazi}  - {corpo[0].lstrip()}"] + corpo[1:]
        else:
            righe.append(f"{spazi}{chiave}: {scrivi_scalare(rng, valore, chiave)}".rstrip())
    return righe


LIBERI = {"atteso", "realizzato", "soglia", "codice", "punteggio", "previsto", "effettivo", "grado"}


def scrivi_scalare(rng, testo, chiave=""):
    """Quotes mean nothing to the contract, so a value that can do without them gets them at random."""
    nudo = re.fullmatch(r"[^\W\d][\w-]*|-?\d[\w.,/-]*%?|n\.r\.|", testo)
    return testo if nudo and not (testo and chiave in LIBERI and rng.random() < 0.3) else f'"{testo}"'


# ---- Values: an office writes as it speaks ----


def leggi_percentuale(testo):
    """No thousands here: `33.333%` is a little over a third. None for what is absent or does not parse."""
    nudo = re.sub(r"\s*(%|per cento)$", "", (testo or "").strip()).replace("−", "-")
    return Fraction(nudo.replace(",", ".")) if re.fullmatch(r"-?\d+([.,]\d+)?", nudo) else None


def leggi_numero(testo):
    """A number or an amount: `12.500` is twelve thousand five hundred; `1e3`, `1_000` and `1,250.50` are nothing.

    INTERPRETATION: a group of thousands cannot start with 0 (`0.125` is an eighth); a negative amount carries its
    sign after the €.
    """
    nudo = re.sub(r"^€\s*", "", testo.strip()).replace("−", "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?", nudo):
        nudo = nudo.replace(".", "")
    return Fraction(nudo.replace(",", ".")) if re.fullmatch(r"-?\d+([.,]\d+)?", nudo) else None


def numero_mese(parola):
    return next((n for n, mese in enumerate(MESI, 1) if parola.lower() in (mese, mese[:3])), None)


def forma_data(testo, anno):
    """None when the text has not the shape of a date; else (anno, mese, giorno), possible or not."""
    if m := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", testo):
        return int(m[1]), int(m[2]), int(m[3])
    if m := re.fullmatch(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})|(\d{1,2})/(\d{1,2})", testo):
        return int(m[4] or anno), int(m[3] or m[6]), int(m[1] or m[5])
    m = re.fullmatch(r"(\d{1,2})(?:°? |-)([A-Za-z]+)(?: (\d{4}))?", testo)
    if m and numero_mese(m[2]):
        return int(m[3] or anno), numero_mese(m[2]), int(m[1])
    if mese := numero_mese(testo):
        return anno, mese, calendar.monthrange(anno, mese)[1]
    return None


def leggi_data(testo, anno):
    forma = forma_data(testo.strip(), anno)
    try:
        return forma and date(*forma)
    except ValueError:  # 31/02, 12/15
        return None


def leggi_si_no(testo):
    return {"si": True, "sì": True, "true": True, "no": False, "false": False}.get((testo or "").strip().lower())


RAPPORTO = re.compile(r"(?:n\.\s*)?(\d+)\s+su\s+(\d+)")
INTERVALLO = re.compile(r"tra\s+(.+?)\s+e\s+(.+)")


def leggi_rapporto(testo):
    # INTERPRETATION: `3 su 0` is no ratio at all, hence a value that does not parse.
    m = RAPPORTO.fullmatch(testo.strip())
    return Fraction(int(m[1]), int(m[2])) if m and int(m[2]) else None


def leggi_intervallo(testo, leggi):
    m = INTERVALLO.fullmatch(testo)
    estremi = (leggi(m[1]), leggi(m[2])) if m else (None, None)
    return None if None in estremi else estremi


def leggi_mesi(dato, anno):
    """Months as absolute numbers (year × 12 + month), so that those after the esercizio keep their place."""
    mesi = set()
    for parte in dato if isinstance(dato, list) else dato.split(","):
        parte = parte.strip().replace("tutto l'anno", "1-12")
        if m := re.fullmatch(r"(IV|I{1,3}|\d)°? (trimestre|semestre)", parte):
            ordinale = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(m[1]) or int(m[1])
            lungo = 3 if m[2] == "trimestre" else 6
            parte = f"{ordinale * lungo - lungo + 1}-{ordinale * lungo}"
        estremi = []
        for estremo in parte.split("-"):
            m = re.fullmatch(r"([A-Za-z]+|\d{1,2})(?: (\d{4}))?", estremo.strip())
            estremi.append(int(m[2] or anno) * 12 + (int(m[1]) if m[1].isdigit() else numero_mese(m[1])))
        mesi |= set(range(estremi[0], estremi[-1] + 1))
    return mesi


CRESCENTI = ["almeno", "minimo", ">=", "≥", ">", "superiore a", "più di", "oltre", "maggiore o uguale a"]
CRESCENTI += ["non inferiore a"]
DECRESCENTI = ["massimo", "max", "al massimo", "non oltre", "non più di", "<=", "≤", "<", "inferiore a", "meno di"]
DECRESCENTI += ["non superiore a", "minore o uguale a"]
STRETTE = {">", "<", "superiore a", "più di", "oltre", "inferiore a", "meno di"}
PREFISSI = {"entro la fine di": "data", "entro il": "data", "entro": "data", "pari a": None, "=": None}
PREFISSI |= dict.fromkeys(CRESCENTI, "crescente") | dict.fromkeys(DECRESCENTI, "decrescente")
DURATA = re.compile(r"(?P<n>[\d.,]+) (?P<unita>giorni|gg|ore)\b.*")
SENZA_CIFRA = ["n.r.", "N.D.", "n.d.", "n.p.", "-", "//", "==", "#N/D", "n.a."]


def senza_parole(testo):
    """A figure without `n.` before it and without the words of what it counts or is of, which are kept in print."""
    nudo = re.sub(r"^(n\.|n°|nr\.)\s*(?=\d)", "", testo.strip())
    m = re.fullmatch(r"((?:€ )?[-−]?[\d.,]+(?:\s*%| per cento)?) (?!su |per )([a-z]+).*", nudo)
    return m[1] if m and not numero_mese(m[2]) else nudo


def togli_prefisso(testo):
    """(what the first words fix: `data` or a polarita; what follows them)."""
    for prefisso, senso in sorted(PREFISSI.items(), key=lambda p: -len(p[0])):
        if testo.lower().startswith(prefisso):
            return senso, testo[len(prefisso) :].strip()
    return None, testo


def deduci_tipo(atteso, scala, anno):
    """The contract's order of inference; None for what begins like a figure and is none."""
    senso, nudo = togli_prefisso(atteso)
    if not (RAPPORTO.fullmatch(nudo) or DURATA.fullmatch(nudo) or forma_data(nudo, anno)):
        nudo = senza_parole(nudo)
    prove = [
        ("si_no", leggi_si_no(nudo) is not None or nudo.upper() == "SI/NO"),
        ("intervallo", INTERVALLO.fullmatch(nudo)),
        ("rapporto", RAPPORTO.fullmatch(nudo)),
        ("numero", DURATA.fullmatch(nudo)),
        ("data", senso == "data" or forma_data(nudo, anno)),
        ("percentuale", nudo.endswith(("%", "per cento")) and leggi_percentuale(nudo) is not None),
        ("importo", nudo.startswith("€") and leggi_numero(nudo) is not None),
        ("numero", leggi_numero(nudo) is not None),
        ("livello", nudo in scala),
        (None, re.match(r"[\d+−-]", nudo)),
    ]
    return next((tipo for tipo, riuscita in prove if riuscita), "testo")


# ---- The method ----


class Fascia:
    """A band: its edge, whether the edge is in it, what it prints, what it counts for."""

    def __init__(self, dato):
        self.oltre = "oltre" in dato
        self.bordo = leggi_bordo(dato["oltre" if self.oltre else "da"])
        self.esito = {"raggiunto": RAGGIUNTO, "parziale": PARZIALE, "non raggiunto": NON_RAGGIUNTO}[dato["esito"]]
        self.nome = dato.get("nome") or self.esito
        vale = dato.get("vale")
        self.rampa = [leggi_percentuale(vale[k]) for k in ("da", "a")] if isinstance(vale, dict) else None
        self.vale = None if isinstance(vale, dict) else leggi_percentuale(vale)
        self.premio = leggi_percentuale(dato.get("premio"))

    def contiene(self, grado):
        return grado > self.bordo if self.oltre else grado >= self.bordo


def leggi_bordo(testo):
    m = re.fullmatch(r"(\d+) su (\d+)", testo)
    return Fraction(100 * int(m[1]), int(m[2])) if m else leggi_percentuale(testo)


STANDARD = [{"da": "95", "esito": "raggiunto"}, {"da": "60", "esito": "parziale"}, {"da": "0", "esito": "non raggiunto"}]


class Metodo:
    """`metodologia`: absent and `standard` are the same thing, a mapping adjusts it."""

    def __init__(self, ente):
        dato = ente.get("metodologia")
        dato = dato if isinstance(dato, dict) else {}
        self.anno = int(ente["esercizio"])
        self.tutto_o_niente = dato.get("indicatori", "pro_quota") == "tutto_o_niente"
        regola_date = dato.get("date", "tutto_o_niente")
        mappa = regola_date if isinstance(regola_date, dict) else {}
        self.tolleranza = int(mappa.get("tolleranza", "0"))
        self.penalita, self.ogni = leggi_percentuale(mappa.get("penalita")), int(mappa.get("ogni", "1"))
        self.lineare = regola_date == "lineare"
        self.date_secche = not self.lineare and self.penalita is None and self.tolleranza == 0
        self.mancante = dato.get("mancante", "esclusa")
        self.tetto = leggi_percentuale(dato.get("tetto", "100"))
        self.quota_tempi = leggi_percentuale(dato.get("quota_tempi", "0")) / 100
        self.date_nel_valore = leggi_si_no(dato.get("date_nel_valore"))
        if self.date_nel_valore is None:
            self.date_nel_valore = self.quota_tempi == 0
        self.interpolata = dato.get("soglie") == "interpolata"
        self.progresso = leggi_si_no(dato.get("progresso")) is True
        quote = dato.get("ente") or {}
        self.quota_processi = leggi_percentuale(quote.get("processi", "0")) / 100
        self.fasce = [Fascia(f) for f in dato.get("fasce") or STANDARD]
        self.fasce.sort(key=lambda f: (f.bordo, f.oltre), reverse=True)

    def fascia(self, grado):
        return next((f for f in self.fasce if f.contiene(grado)), None)

    def giudica(self, grado, tenuto):
        """(esito, fascia, premio) on the exact figure; held at parzialmente raggiunto, the best band of that class."""
        if grado is None:
            return NON_RILEVATO, None, None
        fascia = self.fascia(grado)
        esito = fascia.esito if fascia else NON_RAGGIUNTO
        if esito == RAGGIUNTO and tenuto:
            return PARZIALE, next((f for f in self.fasce if f.esito == PARZIALE), None), None
        return esito, fascia, fascia.premio if fascia else None

    def conta(self, grado):
        """What a grade counts for in the means, by its band."""
        fascia = None if grado is None else self.fascia(grado)
        if fascia is None or fascia.vale is None and fascia.rampa is None:
            return grado
        if fascia.rampa is None:
            return fascia.vale
        sopra = self.fasce.index(fascia) - 1
        da, a = fascia.rampa
        sup = self.fasce[sopra].bordo if sopra >= 0 else self.tetto
        if grado >= sup:
            return a
        return da + (a - da) * (grado - fascia.bordo) / (sup - fascia.bordo)

    def decimali(self, x):
        """Two, or as many as tell a figure from an edge that it did not reach, or that it passed."""
        def distinti(n):
            tondo = lambda y: (2 * y * 10**n + 1) // 2
            return all(
                x == f.bordo
                or x < f.bordo and (f.oltre or tondo(x) < tondo(f.bordo))
                or x > f.bordo and (not f.oltre or tondo(x) > tondo(f.bordo))
                for f in self.fasce
            )
        return next(n for n in range(2, 60) if distinti(n))


def media(coppie):
    """Weighted mean of (figure, weight). INTERPRETATION: where every weight is 0 there is no mean, hence null."""
    totale = sum(peso for _, peso in coppie)
    return sum(x * peso for x, peso in coppie) / totale if totale else None


def limita(punti, tetto):
    return max(Fraction(0), min(Fraction(tetto), punti))


def valuta_indicatore(ind, metodo):
    """(tipo, punteggio), the second None when non rilevato."""
    atteso, voci = ind.get("atteso") or "", ind.get("scala") or LIVELLI
    # A word of a scale stands alone, or with what it is worth; the values count where all have one.
    scala = [next(iter(v)) if isinstance(v, dict) else v for v in voci]
    valori = [leggi_percentuale(next(iter(v.values()))) for v in voci] if isinstance(voci[0], dict) else []
    tipo = ind.get("tipo") or deduci_tipo(atteso, scala, metodo.anno)
    if tipo == "testo":
        return tipo, punteggio_testo(ind, metodo)
    senso, nudo = togli_prefisso(atteso)
    durata = DURATA.fullmatch(nudo)
    if durata and tipo == "numero":
        # A bare duration says no direction and is not scored; `entro N giorni` is better lower.
        if not (senso or ind.get("polarita")):
            return tipo, None
        senso = "decrescente" if senso == "data" else senso
    misura = leggi_percentuale if "%" in atteso else leggi_numero  # the ends of an intervallo and what lies in it
    leggi = {
        "percentuale": leggi_percentuale,
        "numero": leggi_numero,
        "importo": leggi_numero,
        "rapporto": leggi_rapporto,
        "intervallo": misura,
        "data": lambda testo: leggi_data(testo, metodo.anno),
        "si_no": leggi_si_no,
        "livello": lambda testo: scala.index(testo) if testo in scala else None,
    }.get(tipo)
    if leggi is None or ind.get("realizzato") is None or ind["realizzato"] in SENZA_CIFRA:
        return tipo, None
    if tipo in PROPORZIONALI:
        piano = leggi
        # An amount is no number.
        leggi = lambda testo: None if tipo == "numero" and "€" in testo else piano(senza_parole(testo))
    a = leggi_intervallo(nudo, misura) if tipo == "intervallo" else True if nudo.upper() == "SI/NO" else leggi(nudo)
    r = leggi(ind["realizzato"])
    bordi = {nome: None if ind.get(nome) is None else leggi(ind[nome]) for nome in ("soglia", "partenza", "eccellente")}
    # INTERPRETATION: a soglia that does not parse leaves the indicator non rilevato, as the contract's list says;
    # a partenza or an eccellente that does not parse is as if it were not there.
    if a is None or r is None or ind.get("soglia") is not None and bordi["soglia"] is None:
        return tipo, None
    stretta = any(atteso.lower().startswith(s) and not atteso.startswith((">=", "<=")) for s in STRETTE)
    polarita = "decrescente" if tipo == "data" or senso == "decrescente" else ind.get("polarita") or "crescente"
    return tipo, confronta(tipo, polarita, a, r, bordi, metodo, stretta, valori)


PROPORZIONALI = ("percentuale", "numero", "importo", "rapporto")


def confronta(tipo, polarita, a, r, bordi, metodo, stretta, valori):
    """The score of R against A. INTERPRETATION: tetto lifts the proportional formulas, the rest ends at 100."""
    verso = -1 if polarita == "decrescente" else 1
    if tipo == "data":
        ritardo, s = max(0, (r - a).days), bordi["soglia"]
        # A soglia at A or on its wrong side has no effect; where a date is all or nothing none has.
        if s is not None and s > a and r > s and not metodo.date_secche:
            return Fraction(0)
        if metodo.date_secche and stretta and r == a:
            return Fraction(0)
        if metodo.lineare:
            return limita(100 * (1 - Fraction(ritardo, 366 if calendar.isleap(metodo.anno) else 365)), 100)
        if metodo.penalita is not None and ritardo > metodo.tolleranza:
            return limita(100 - metodo.penalita * -(-ritardo // metodo.ogni), 100)
        return Fraction(100 if ritardo <= metodo.tolleranza else 0)
    if tipo == "intervallo":
        return Fraction(100 if a[0] <= r <= a[1] else 0)
    if tipo == "livello":
        s = bordi["soglia"]
        if metodo.tutto_o_niente:
            return Fraction(100 if r >= a else 0)
        if s is not None and s < a and r < s:
            return Fraction(0)
        if valori:
            return limita(valori[r], metodo.tetto)
        return Fraction(100) if r >= a else Fraction(100 * r, a)
    if tipo == "si_no" or polarita == "esatta":
        return Fraction(100 if r == a else 0)
    meglio = lambda x, y: (x - y) * verso > 0
    raggiunto = meglio(r, a) or r == a and not stretta
    if metodo.tutto_o_niente:
        return Fraction(100 if raggiunto else 0)
    # Each edge at A or on its wrong side is ignored alone.
    s, p, e = bordi["soglia"], bordi["partenza"], bordi["eccellente"]
    s = s if s is not None and meglio(a, s) else None
    p = p if p is not None and meglio(a, p) else None
    e = e if e is not None and meglio(e, a) else None
    if s is not None and not metodo.interpolata and meglio(s, r):
        return Fraction(0)
    if e is not None and metodo.tetto > 100 and meglio(r, a):
        return limita(100 + (metodo.tetto - 100) * (r - a) / (e - a), metodo.tetto)
    if s is not None and metodo.interpolata:
        return limita(100 * (r - s) / (a - s), 100)
    if p is not None and metodo.progresso:
        return limita(100 * (r - p) / (a - p), metodo.tetto)
    if a == 0:
        return Fraction(100 if raggiunto else 0)
    return limita(100 * (1 + verso * (r - a) / abs(a)), metodo.tetto)


def punteggio_testo(ind, metodo):
    secco = lambda x: x if x is None or not metodo.tutto_o_niente else Fraction(100 if x >= 100 else 0)
    if ind.get("punteggio") is not None:
        return secco(limita(leggi_percentuale(ind["punteggio"]), metodo.tetto))
    punti = dict.fromkeys(["ok", "si", "sì", "raggiunto", "conseguito"], Fraction(100)) | {"parziale": Fraction(50)}
    punti |= dict.fromkeys(["non raggiunto", "ko", "no"], Fraction(0))
    return secco(punti.get((ind.get("esito") or "").lower()))


def non_applicabile(ind, tipo):
    """`n.a.` or `0 su 0` as a result: there was nothing to measure."""
    return ind.get("realizzato") == "n.a." or tipo == "rapporto" and ind.get("realizzato") == "0 su 0"


def valore_di(valutati, metodo):
    """Mean of the indicators that apply; without the dates where the method leaves them out and there are others.

    INTERPRETATION: an atteso that does not parse and whose tipo is unknown is not a date; the weights are asked of all
    the indicators of the sheet, those that do not apply too.
    """
    dati = [v["peso"] for v in valutati if v["peso"] is not None]
    senza = [v for v in valutati if v["peso"] is None]
    # The weights that are given sum to 100 (within 0,05) and only dates have none: those dates count 0.
    date_a_zero = all(v["tipo"] == "data" for v in senza) and abs(sum(dati) - 100) <= Fraction(5, 100)
    pesati = not senza or date_a_zero
    contano = [v for v in valutati if v["applicabile"]]
    if not metodo.date_nel_valore:
        contano = [v for v in contano if v["tipo"] != "data"] or contano
    if metodo.mancante == "errore" and any(v["punteggio"] is None for v in contano):
        return None
    if metodo.mancante == "esclusa":
        contano = [v for v in contano if v["punteggio"] is not None]
    return media([(v["punteggio"] or Fraction(0), (v["peso"] or Fraction(0)) if pesati else Fraction(1)) for v in contano])


def tempi_di(valutati, fasi, metodo):
    """INTERPRETATION: `mancante` does not touch the dates here; phases whose weights are all 0 weigh nothing."""
    coppie = [(v["punteggio"], Fraction(1)) for v in valutati if v["tipo"] == "data" and v["punteggio"] is not None]
    misurate = [f for f in fasi if f.get("previsto") is not None and f.get("effettivo") is not None]
    pesi = [leggi_percentuale(f.get("peso")) for f in misurate]
    pesi = [Fraction(1)] * len(misurate) if None in pesi else pesi
    for fase, peso in zip(misurate, pesi):
        punti = Fraction(0)
        if fase["effettivo"] != "non svolta":
            fine, effettivi = max(leggi_mesi(fase["previsto"], metodo.anno)), leggi_mesi(fase["effettivo"], metodo.anno)
            punti = Fraction(100 * sum(mese <= fine for mese in effettivi), len(effettivi))
        coppie.append((punti, peso * len(misurate) / sum(pesi) if sum(pesi) else Fraction(0)))
    return media(coppie)


def valuta_foglio(file, dato, metodo):
    """A scheda or a process sheet: the same rules for both."""
    valutati, pagamenti = [], []
    for ind in dato.get("indicatori") or []:
        tipo, punti = valuta_indicatore(ind, metodo)
        applicabile = not non_applicabile(ind, tipo)
        punti = punti if applicabile else None
        # INTERPRETATION: the esito follows the fasce from the punteggio, except where a person gave an esito and no
        # punteggio: what a person says stands. On a scale with values R ≥ A is reached, and what is below it is not.
        esito = metodo.giudica(punti, False)[0]
        if tipo == "testo" and ind.get("punteggio") is None and punti is not None and not metodo.tutto_o_niente:
            parola = ind["esito"].lower()
            esito = PARZIALE if parola == "parziale" else NON_RAGGIUNTO if parola in NEGATIVI else RAGGIUNTO
        if tipo == "livello" and punti is not None and isinstance(ind.get("scala", [""])[0], dict) and not metodo.tutto_o_niente:
            parole = [next(iter(voce)) for voce in ind["scala"]]
            arrivato = parole.index(ind["realizzato"]) >= parole.index(togli_prefisso(ind["atteso"])[1])
            esito = RAGGIUNTO if arrivato else PARZIALE if esito == RAGGIUNTO else esito
        figure = {"tipo": tipo or NON_CONFRONTARE, "punteggio": punti, "esito": esito, "applicabile": applicabile}
        valutati.append({"nome": ind.get("nome"), "peso": leggi_percentuale(ind.get("peso"))} | figure)
        if ind.get("norma") == "ritardo_annuale" and punti is not None:
            a, r = (leggi_numero(senza_parole(togli_prefisso(ind[k])[1])) for k in ("atteso", "realizzato"))
            pagamenti.append(r > 0 or r > a)
    valore, fasi = valore_di(valutati, metodo), dato.get("fasi") or []
    tempi = tempi_di(valutati, fasi, metodo)
    su = [v for v in valutati if v["applicabile"]]
    misurati = [v for v in su if v["punteggio"] is not None]
    if not valutati:
        # Phases alone: the grado is tempi, and what is counted are the phases.
        grado, su = tempi, [f for f in fasi if f.get("previsto") is not None]
        misurati = [f for f in su if f.get("effettivo") is not None]
    elif metodo.quota_tempi > 0 and misurati and valore is not None and tempi is not None:
        grado = valore * (1 - metodo.quota_tempi) + tempi * metodo.quota_tempi
    else:
        grado = valore
    finale = (dato.get("verifiche") or {}).get("finale") or {}
    nucleo = leggi_percentuale((finale.get("valutazione") or {}).get("grado"))
    grado = grado if nucleo is None else nucleo
    tenuto = nucleo is None and len(misurati) < len(su) or any(pagamenti)
    niente = nucleo is None and not misurati
    esito, fascia, premio = metodo.giudica(None if niente else grado, tenuto)
    figure = {"valore": valore, "tempi": tempi, "grado": grado, "conta": metodo.conta(grado), "esito": esito}
    figure |= {"fascia": fascia and fascia.nome, "premio": premio, "rilevati": (len(misurati), len(su)), "condizione": None}
    return {"file": file, "peso": leggi_percentuale(dato.get("peso")), "indicatori": valutati, "metodo": metodo} | figure


NEGATIVI = ("non raggiunto", "ko", "no")


def valuta_scheda(file, dato, metodo):
    attivo, prerequisito = (dato.get("stato") or "attivo") == "attivo", leggi_si_no(dato.get("prerequisito")) is True
    scheda = valuta_foglio(file, dato, metodo)
    quote = {a["settore"]: leggi_percentuale(a.get("peso")) for a in dato.get("assegnazioni") or []}
    scheda |= {"codice": dato["codice"], "vale": attivo and not prerequisito, "settore": dato.get("settore")}
    if prerequisito:
        scheda["condizione"] = None if scheda["esito"] == NON_RILEVATO else scheda["esito"] == RAGGIUNTO
    scheda["condiziona"], scheda["attivo"] = attivo and prerequisito, attivo
    scheda["quote"] = quote or {dato.get("settore"): scheda["peso"]}
    scheda["punti"] = sum(map(leggi_numero, (dato.get("pesatura") or {}).values()))
    # A scheda out of the sums or shared by several settori has no one weight that the contract fixes.
    if prerequisito:
        scheda["peso"] = None
    elif quote or not attivo:
        scheda["peso"] = NON_CONFRONTARE
    return scheda


def ordine_naturale(codice):
    return [(0, int(pezzo), "") if pezzo.isdigit() else (1, 0, pezzo) for pezzo in re.findall(r"\d+|\D+", codice)]


def ripesa(schede, ente):
    """Weights from `pesatura` criteria: the points share what the typed weights leave of the perimeter's total.

    INTERPRETATION: stralciate, sospese, rinviate and prerequisiti neither take nor leave weight; an assegnazione takes
    its share in its settore; where nothing is left the weight is 0; ties go by code then path also inside the ente.
    """
    pesatura = ente.get("pesatura") or {}
    tutto_ente, totale = pesatura.get("perimetro") == "ente", leggi_numero(pesatura.get("totale") or "100")
    contano = [s for s in schede if s["vale"]]
    for perimetro in [None] if tutto_ente else [s["id"] for s in ente["settori"]]:
        quote = [p for s in contano for settore, p in s["quote"].items() if tutto_ente or settore == perimetro]
        membri = [s for s in contano if s["punti"] and (tutto_ente or s["settore"] == perimetro)]
        membri.sort(key=lambda s: (ordine_naturale(s["codice"]), s["file"]))
        centesimi = max(Fraction(0), totale - sum(p or 0 for p in quote)) * 100
        esatti = [centesimi * s["punti"] / sum(m["punti"] for m in membri) for s in membri]
        interi = [int(q) for q in esatti]
        # sorted() is stable, so equal remainders stay in the order of code and path.
        for n in sorted(range(len(membri)), key=lambda n: interi[n] - esatti[n])[: int(centesimi) - sum(interi)]:
            interi[n] += 1
        for s, intero in zip(membri, interi):
            s["peso"] = Fraction(intero, 100)
            s["quote"] = {s["settore"]: s["peso"]}


def medie(voci):
    """One mean each for valore, tempi and what the grado counts for, over those that have the figure.

    INTERPRETATION: whether "none has a weight" is asked of the ones that are counted; beside one with a weight, one
    without counts as 0; a sheet with a grado and no esito (`mancante: zero`, nothing measured) is out of all three.
    """
    voci = [(voce, peso) for voce, peso in voci if voce["grado"] is None or voce["esito"] != NON_RILEVATO]
    esce = {}
    for campo, quale in (("valore", "valore"), ("tempi", "tempi"), ("grado", "conta")):
        coppie = [(voce[quale], peso) for voce, peso in voci if voce[quale] is not None]
        senza_pesi = all(peso is None for _, peso in coppie)
        esce[campo] = media([(x, Fraction(1) if senza_pesi else peso or Fraction(0)) for x, peso in coppie])
    return esce


def misurata(voce):
    return voce["grado"] is not None and voce["esito"] != NON_RILEVATO


def sintesi(figure, completa, prerequisiti, metodo):
    """The esito and the rest of a roll-up. INTERPRETATION: what was not measured limits it as it does a sheet's."""
    esito, fascia, _ = metodo.giudica(figure["grado"], not completa)
    condizioni = [p["condizione"] for p in prerequisiti]
    tutte = False if False in condizioni else None if None in condizioni or not condizioni else True
    altro = {"esito": esito, "fascia": fascia and fascia.nome, "premio": None, "condizione": tutte}
    return figure | {"conta": figure["grado"], "completa": completa, "metodo": metodo} | altro


def ricalcola(cartella, righe=False):
    """Every figure of a folder, in the shape of `punteggi --formato json`; or, with `righe`, what the results print: each
    scheda in each of its settori and whether it is active, then the settore; those of no settore; the ente."""
    cartella = Path(cartella)

    def fogli(nome):
        return [(f.relative_to(cartella).as_posix(), leggi_yaml(f)) for f in sorted((cartella / nome).rglob("*.yaml"))]

    ente = leggi_yaml(cartella / "ente.yaml")
    metodo = Metodo(ente)
    schede = [valuta_scheda(file, dato, metodo) for file, dato in fogli("obiettivi")]
    processi = [valuta_foglio(file, dato, metodo) for file, dato in fogli("processi")]
    ripesa(schede, ente)
    settori = []
    for s in ente["settori"]:
        sue = [scheda for scheda in schede if scheda["vale"] and s["id"] in scheda["quote"]]
        condizioni = [x for x in schede if x["condiziona"] and s["id"] in x["quote"]]
        figure = medie([(scheda, scheda["quote"][s["id"]]) for scheda in sue])
        figure = sintesi(figure, all(map(misurata, sue)), condizioni, metodo)
        settori.append(figure | {"codice": s["id"], "peso": leggi_percentuale(s.get("peso"))})
    elenchi = {SETTORI: settori, PROCESSI: processi, OBIETTIVI: schede}
    # A settore without a scheda that counts is no part of the ente.
    pieni = {id(s) for s, d in zip(settori, ente["settori"]) if any(x["vale"] and d["id"] in x["quote"] for x in schede)}
    contano = [s for s in settori if id(s) in pieni]
    pesati = all(s["peso"] is not None for s in contano)
    figure = medie([(s, s["peso"] if pesati else None) for s in contano])
    completa = all(s["completa"] and s["grado"] is not None for s in contano)
    if metodo.quota_processi > 0 and processi:
        # INTERPRETATION: the share is of each of the three figures; a process not measured limits the esito too.
        pesati = all(p["peso"] is not None for p in processi)
        altre, q = medie([(p, p["peso"] if pesati else None) for p in processi]), metodo.quota_processi
        for campo, x in altre.items():
            if figure[campo] is not None and x is not None:
                figure[campo] = figure[campo] * (1 - q) + x * q
            elif figure[campo] is None:
                figure[campo] = x
        completa = completa and all(map(misurata, processi))
    del_ente = sintesi(figure, completa, [x for x in schede if x["condiziona"]], metodo)
    if righe:
        stampate = []
        for s, d in zip(settori, ente["settori"]):
            sue = [(x, x["attivo"]) for x in schede if d["id"] in x["quote"]]
            stampate += sue + ([(s, True)] if sue else [])
        return stampate + [(x, x["attivo"]) for x in schede if None in x["quote"]] + [(del_ente, True)]
    esce = {ENTE: in_json(del_ente, CAMPI_ENTE)}
    for nome, chiave, campi in ELENCHI:
        esce[nome] = []
        for voce in elenchi[nome]:
            esce[nome].append({chiave: voce[{CODICE: "codice", FILE: "file"}[chiave]]} | in_json(voce, campi))
            if "indicatori" in voce:
                indicatori = [in_json(v | {"metodo": metodo}, CAMPI_INDICATORE) for v in voce["indicatori"]]
                esce[nome][-1][INDICATORI] = indicatori
    return esce


def in_json(figure, campi):
    esce = {}
    for campo, modo in campi:
        dato = figure[campo]
        if dato is NON_CONFRONTARE:
            continue
        esce[campo] = dato
        if modo == "conteggio":
            esce[campo] = {N_RILEVATI: dato[0], SU_RILEVATI: dato[1]}
        elif modo != "parola":
            come_il_grado = campo in ("valore", "conta") or campo == "tempi" and figure.get("indicatori") == []
            giudicata = campo in ("grado", "punteggio") or come_il_grado and dato == figure["grado"]
            n = figure["metodo"].decimali(dato) if modo == "perc" and dato is not None and giudicata else 2
            esce[campo] = None if dato is None else cifre(dato) if modo == "peso" else decimale(dato, n)
            if modo == "perc":
                esce.setdefault(ESATTO, {})[campo] = None if dato is None else str(dato)
    return esce


def decimale(x, n=2):
    """Half up, two decimals or more: every figure here is positive or zero."""
    ultimi = (2 * x * 10**n + 1) // 2
    return f"{ultimi // 10**n}.{ultimi % 10**n:0{n}}"


def cifre(x):
    """The shortest decimal text of a fraction that has one."""
    x, decimali = Fraction(x), 0
    while (x * 10**decimali).denominator != 1:
        decimali += 1
    testo = str(abs(int(x * 10**decimali))).zfill(decimali + 1)
    return ("-" if x < 0 else "") + (f"{testo[:-decimali]}.{testo[-decimali:]}" if decimali else testo)


# ---- Comparison ----


def spiana(dato):
    """One flat table {place: figure} of either program's JSON, by way of the fields named at the top."""
    esce = {}

    def aggiungi(dove, voce, campi):
        for campo, modo in campi:
            if campo not in voce:
                continue
            figura = voce[campo]
            if modo == "peso" and figura is not None:
                figura = str(Fraction(figura))
            esce[f"{dove} {campo}"] = figura
            if modo == "perc":
                esatto = voce[ESATTO]
                esatto = esatto[campo] if isinstance(esatto, dict) else esatto
                # A decimal number or a fraction: the same exact value.
                esce[f"{dove} {campo} {ESATTO}"] = None if esatto is None else str(Fraction(esatto))

    aggiungi(ENTE, dato[ENTE], CAMPI_ENTE)
    for elenco, chiave, campi in ELENCHI:
        esce[f"{elenco}: {chiave}"] = sorted({voce[chiave] for voce in dato[elenco]})
        for voce in dato[elenco]:
            dove = f"{elenco} {voce[chiave]}"
            aggiungi(dove, voce, campi)
            if campi is not CAMPI_SETTORE:
                esce[f"{dove} {INDICATORI}"] = len(voce[INDICATORI])
                for n, ind in enumerate(voce[INDICATORI], 1):
                    aggiungi(f"{dove} indicatore {n}", ind, CAMPI_INDICATORE)
    return esce


def differenze(binario, cartella):
    """(how many figures were compared, the lines that say where the two programs differ)."""
    mie = spiana(ricalcola(cartella))
    comando = [binario, "punteggi", str(cartella), "--formato", "json"]
    uscita = subprocess.run(comando, capture_output=True, encoding="utf-8", env=os.environ | {"NO_COLOR": "1"})
    try:
        # Findings do not excuse: every folder made here loads, and scoring is total. So the exit status is not asked.
        loro = spiana(json.loads(uscita.stdout))
    except (ValueError, KeyError, TypeError) as errore:
        return 0, [f"uscita {uscita.returncode}, JSON non letto ({errore!r}): {uscita.stderr.strip()[:1000]}"]
    diverse = [dove for dove in mie if mie[dove] != loro.get(dove, "(manca)")]
    return len(mie), [f"{dove}: qui {mie[dove]!r}, pegaso {loro.get(dove, '(manca)')!r}" for dove in diverse]


# ---- Documents ----

FIGURA = re.compile(r"\d+,\d+%|n\.r\.|—")


def dalla_relazione(binario, cartella):
    """The three figures (valore, tempi, grado) of each row of the results, as the PDF prints them.

    The words come in the order of the page's own text, cell after cell: three figures together are a row's, or the
    last three, where its weight is a dash too.
    """
    pdf = Path(cartella) / "relazione.pdf"
    comando = [binario, "relazione", str(cartella), "--bozza", "-o", str(pdf)]
    subprocess.run(comando, capture_output=True, check=True)
    testo = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True).stdout
    pdf.unlink()
    # From the head of the table to its last row, which is the ente's.
    dopo = testo.split("Codice Obiettivo Peso Valore Tempi Grado Esito", 1)[1]
    schede, ente = dopo.split("Grado dell'ente (", 1)
    return terne(schede) + terne(ente)[:1]


def terne(testo):
    righe, fila = [], []
    for parola in testo.split() + [""]:
        if FIGURA.fullmatch(parola):
            fila.append(parola)
        else:
            righe += [tuple(fila[-3:])] if len(fila) >= 3 else []
            fila = []
    return righe


def come_stampato(voce, metodo):
    """A row of the results: percentages with a comma, what was not measured in a word."""
    def cifra(campo):
        x = voce[campo]
        if x is None:
            return "n.r."
        uguale = campo == "grado" or x == voce["grado"] and (campo == "valore" or voce.get("indicatori") == [])
        return decimale(x, metodo.decimali(x) if uguale else 2).replace(".", ",") + "%"
    return tuple(map(cifra, ("valore", "tempi", "grado")))


def differenze_stampate(binario, cartella):
    """(how many figures were read in the PDF, the lines that say where it differs)."""
    attese, metodo = [], Metodo(leggi_yaml(Path(cartella) / "ente.yaml"))
    for voce, attiva in ricalcola(cartella, righe=True):
        attese.append(come_stampato(voce, metodo) if attiva else ("—",) * 3)
    lette = dalla_relazione(binario, cartella)
    if sorted(attese) == sorted(lette):
        return 3 * len(lette), []
    return 3 * len(lette), [f"relazione: qui {sorted(attese)}, nel PDF {sorted(lette)}"]


# ---- Random folders ----


def scrivi_percentuale(rng, x, segno=True):
    testo = cifre(x).replace(".", rng.choice(".,"))
    testo += ",00" if testo.isdigit() and rng.random() < 0.15 else ""
    return testo.replace("-", rng.choice("-−")) + (rng.choice(["%", "%", " %", " per cento"]) if segno else "")


def scrivi_numero(rng, x):
    intero, _, decimali = cifre(abs(x)).partition(".")
    if len(intero) > 3 and rng.random() < 0.5:
        intero = f"{int(intero):,}".replace(",", ".")
    # With a point three decimals would read as thousands, and grouped thousands want a comma.
    virgola = "," if "." in intero or len(decimali) == 3 else rng.choice(",.")
    return (rng.choice("-−") if x < 0 else "") + intero + (virgola + decimali if decimali else "")


def scrivi_importo(rng, x):
    return "€ " + scrivi_numero(rng, x)


def scrivi_data(rng, data):
    g, m, mese = data.day, data.month, MESI[data.month - 1]
    forme = [data.isoformat(), f"{g}/{m:02}/{data.year}", f"{g:02}.{m:02}.{data.year}", f"{g} {mese} {data.year}"]
    if data.year == 2026:
        forme += [f"{g:02}/{m:02}", f"{g}-{mese[:3]}", f"{g}° {mese}" if g == 1 else f"{g} {mese}"]
        forme += [mese, mese] if (data + timedelta(1)).day == 1 else []
    return rng.choice(forme)


def data_a_caso(rng):
    giorno = date(2026, 1, 1) + timedelta(rng.randrange(400))
    fine = calendar.monthrange(giorno.year, giorno.month)[1]
    return giorno.replace(day=fine) if rng.random() < 0.4 else giorno


def numero_a_caso(rng):
    minimo, massimo, unita = rng.choice(
        [(0, 0, 1), (-20, 20, 1), (1, 99, 1), (1000, 99999, 1), (1, 9999, 10), (-999, 200000, 100), (1, 99999, 1000)]
    )
    return Fraction(rng.randint(minimo, massimo), unita)


def indicatore_misura(rng, tipo):
    """percentuale, numero, importo and rapporto share polarita, target words and soglia."""
    a = Fraction(rng.randint(0, 1000), 10) if tipo == "percentuale" and rng.random() < 0.8 else numero_a_caso(rng)
    # Equal to the target, near it, a hair under the first fascia, or anything.
    vicini = [a, a, a * Fraction(rng.randint(50, 130), 100), a * Fraction(94996, 100000), a + rng.randint(-9, 9)]
    r, soglia = rng.choice(vicini + [numero_a_caso(rng)]), a * Fraction(rng.randint(50, 150), 100)
    dichiarato = tipo in ("percentuale", "importo") and rng.random() < 0.3  # then the figures go without their sign

    def scrivi(x):
        if tipo == "rapporto":
            m = rng.randint(1, 40)
            return rng.choice(["", "n. "]) + f"{rng.randint(0, m)} su {m}"
        if tipo == "percentuale":
            return scrivi_percentuale(rng, x, not dichiarato)
        return scrivi_importo(rng, x) if tipo == "importo" and not dichiarato else scrivi_numero(rng, x)

    def parlato(testo):
        if dichiarato or rng.random() < 0.7:
            return testo
        if tipo == "percentuale":
            return f"{testo} delle istanze"
        if tipo == "numero":
            return rng.choice([f"{testo} incontri", f"{testo} utenti serviti"])
        return testo

    ind = {"tipo": tipo} if dichiarato else {}
    ind |= {"atteso": parlato(scrivi(a)), "realizzato": parlato(scrivi(r))}
    # A baseline and an excellence, at times on their wrong side or equal to the target.
    for nome in ("partenza", "eccellente"):
        if rng.random() < 0.25:
            ind[nome] = scrivi(rng.choice([a, soglia, a + rng.randint(-30, 30), a * Fraction(rng.randint(40, 160), 100)]))
    if tipo == "numero" and rng.random() < 0.15:
        giorni = rng.choice(["giorni", "gg", "giorni dalla richiesta"])
        ind |= {"atteso": f"{abs(a.numerator)} {giorni}", "realizzato": f"{rng.randint(0, 90)}{rng.choice(['', ' gg'])}"}
        if rng.random() < 0.6:
            ind["atteso"] = f"entro {ind['atteso']}"
            return ind
    verso = rng.random()
    if verso < 0.5:
        ind["atteso"] = f"{rng.choice([*CRESCENTI, *DECRESCENTI, 'pari a', '='])} {ind['atteso']}"
    elif verso < 0.8:
        ind["polarita"] = rng.choice(["crescente", "decrescente", "esatta"])
    if rng.random() < 0.25:
        ind["soglia"] = "da definire" if rng.random() < 0.1 else scrivi(soglia)
    return ind


def indicatore_data(rng):
    a = data_a_caso(rng)
    r = rng.choice([a, a + timedelta(rng.randint(-20, 40)), data_a_caso(rng)])
    atteso = rng.choice(["", "", "entro ", "entro il ", "Entro il "]) + scrivi_data(rng, a)
    strani = ["12/15", "31/02/2026", "entro le ore 12"] + [f"entro la fine di {mese}" for mese in MESI[::2]]
    ind = {"atteso": rng.choice(strani) if rng.random() < 0.2 else atteso, "realizzato": scrivi_data(rng, r)}
    if rng.random() < 0.2:
        ind |= {"tipo": "data", "polarita": "decrescente"}
    if rng.random() < 0.2:
        ind["soglia"] = scrivi_data(rng, a + timedelta(rng.randint(0, 60)))
    return ind


def indicatore_intervallo(rng):
    basso = Fraction(rng.randint(0, 300), 10)
    alto = basso + rng.randint(0, 30)
    r = rng.choice([basso, alto, (basso + alto) / 2, max(Fraction(0), basso - 1), alto + Fraction(1, 10)])
    scrivi = rng.choice([scrivi_numero, scrivi_importo, lambda rng, x: cifre(x) + "%"])
    return {"atteso": f"tra {scrivi(rng, basso)} e {scrivi(rng, alto)}", "realizzato": scrivi(rng, r)}


def indicatore_si_no(rng):
    atteso = rng.choice(["SI", "sì", "Sì", "NO", "true", "false", "SI/NO"])
    return {"atteso": atteso, "realizzato": rng.choice(["SI", "sì", "si", "NO", "no", "true", "False"])}


def indicatore_livello(rng):
    scala = rng.choice([LIVELLI, ["insufficiente", "sufficiente", "buono", "ottimo"], ["basso", "medio", "alto"]])
    ind = {"atteso": rng.choice(["", "", "almeno "]) + rng.choice(scala), "realizzato": rng.choice(scala)}
    if rng.random() < 0.35:
        valori = sorted(rng.sample(range(0, 121), len(scala)))
        ind |= {"scala": [{parola: str(n)} for parola, n in zip(scala, valori)]}
    else:
        ind |= {"scala": scala} if scala != LIVELLI else {}
    ind |= {"tipo": "livello"} if rng.random() < 0.2 else {}
    return ind | ({"soglia": rng.choice(scala)} if rng.random() < 0.2 else {})


ESITI = ["OK", "SI", "raggiunto", "conseguito", "parziale", "non raggiunto", "KO", "NO", "n.r.", "in parte, si veda"]


def indicatore_testo(rng):
    ind = {"atteso": rng.choice(["Relazione annuale alla giunta", "Avvio dello sportello", "Regolamento aggiornato"])}
    ind |= {"tipo": "testo"} if rng.random() < 0.7 else {}
    ind |= {"realizzato": "Presentata al consiglio"} if rng.random() < 0.5 else {}
    if rng.random() < 0.5:
        ind["punteggio"] = scrivi_percentuale(rng, Fraction(rng.choice([rng.randint(0, 1000), 1085, 1200]), 10))
    return ind | ({"esito": rng.choice(ESITI)} if rng.random() < 0.6 else {})


SPECIALI = {
    "data": indicatore_data,
    "intervallo": indicatore_intervallo,
    "si_no": indicatore_si_no,
    "livello": indicatore_livello,
    "testo": indicatore_testo,
}
TIPI = ["percentuale", "percentuale", "numero", "numero", "importo", "rapporto", "data", "data", *list(SPECIALI)[1:]]
ILLEGGIBILI = ["24/01/2026 recepito nella relazione", "1e3", "0x1F", "1_000", "1,250.50", "31/02/2026", "3 su 0"]


def indicatore(rng, n, tipi):
    tipo, caso = rng.choice(tipi), rng.random()
    ind = {"nome": f"Indicatore {n}"} | (SPECIALI[tipo](rng) if tipo in SPECIALI else indicatore_misura(rng, tipo))
    if tipo != "testo":
        if caso < 0.06:
            del ind["realizzato"]
        elif caso < 0.09:
            ind["realizzato"] = rng.choice([*SENZA_CIFRA, *SENZA_CIFRA[-1:] * 4, "0 su 0", ""])
        elif caso < 0.13:
            ind["realizzato"] = rng.choice(ILLEGGIBILI)
        elif caso < 0.15 and "tipo" not in ind:
            ind["atteso"] = rng.choice([ILLEGGIBILI[0], "1,250.50", "3 incontri"])
        elif caso < 0.25:
            ind["esito"] = rng.choice(ESITI)  # compared with the computed one by a rule: it must move nothing here
    return ind


def indicatore_pagamenti(rng, n):
    """The yearly delay, in days: contract of law."""
    ind = {"nome": f"Ritardo annuale {n}", "norma": "ritardo_annuale"}
    ind["atteso"] = rng.choice(["massimo 0", "massimo 0 giorni", "massimo -5", "massimo 10"])
    ind["realizzato"] = rng.choice(["-8", "-5", "-3", "0", "1", "7,5", "n.r.", "0"])
    return ind


def mesi_a_caso(rng):
    da = rng.randrange(12)
    a = rng.randrange(da, 12)
    forme = [f"{CORTI[da]}-{CORTI[a]}", f"{MESI[da]}-{MESI[a]}", MESI[da], f"{da + 1}-{a + 1}", "gen-mar, set-ott"]
    forme += [f"{rng.choice(['I', 'II', 'III', 'IV'])} trimestre", f"{rng.randint(1, 2)}° semestre", "tutto l'anno"]
    return rng.choice(forme + ["nov 2026-gen 2027", sorted(rng.sample(CORTI, 3), key=CORTI.index)])


def assegna_pesi(rng, voci):
    """A weight each, mostly 100 in all: round ones, now and then a 0, or equal at two decimals (33,33 × 2 + 33,34)."""
    n, totale = len(voci), 100 if rng.random() < 0.9 else rng.randint(80, 120)
    if n and (rng.random() < 0.3 or n > 20):
        uguale = Fraction(totale * 100 // n, 100)
        pesi = [uguale] * (n - 1) + [totale - uguale * (n - 1)]
    elif n:
        tagli = sorted(rng.sample(range(1, totale), n - 1))
        pesi = [Fraction(b - a) for a, b in zip([0] + tagli, tagli + [totale])]
        if n > 1 and rng.random() < 0.08:
            pesi[:2] = [Fraction(0), pesi[0] + pesi[1]]
    for voce, peso in zip(voci, pesi if n else []):
        voce["peso"] = cifre(peso).replace(".", rng.choice(",."))


def foglio(rng):
    """What a scheda and a process sheet have in common."""
    tipi = ["data"] if rng.random() < 0.1 else TIPI
    indicatori = [indicatore(rng, n, tipi) for n in range(1, rng.randint(1, 6) + 1)]
    if rng.random() < 0.1:
        indicatori.append(indicatore_pagamenti(rng, len(indicatori) + 1))
    if rng.random() < 0.06:
        for ind in indicatori:
            ind["realizzato"] = "n.a."
    elif rng.random() < 0.06:
        for ind in indicatori:
            ind.pop("realizzato", None)
            ind.pop("punteggio", None)
            ind.pop("esito", None)
    if rng.random() < 0.5:
        assegna_pesi(rng, indicatori)
    elif rng.random() < 0.4:
        # All but the dates, which then count 0 in valore; now and then not to 100, and then equal weights.
        altri = [i for i in indicatori if not forma_data(togli_prefisso(i.get("atteso", ""))[1], 2026)]
        assegna_pesi(rng, altri)
    elif rng.random() < 0.06:
        indicatori[0]["peso"] = "40"  # some and not others: the sheet is scored with equal weights
    return {"indicatori": indicatori}


def scheda_a_caso(rng, n):
    # Few codes for many schede: some repeat, and 1.10 must come after 1.9.
    dato = {"codice": rng.choice(["", "1."]) + f"1.{rng.randint(1, 14)}", "titolo": f"Obiettivo di prova {n}"}
    if rng.random() < 0.2:
        dato["stato"] = rng.choice(["attivo", "stralciato", "sospeso", "rinviato"])
    if rng.random() < 0.08:
        dato["prerequisito"] = rng.choice(["true", "SI", "sì"])
    if rng.random() < 0.6:
        dato["fasi"] = [{"descrizione": f"Fase {k}"} for k in range(1, rng.randint(1, 4) + 1)]
        for fase in dato["fasi"]:
            fase |= {"previsto": mesi_a_caso(rng)} if rng.random() < 0.9 else {}
            if rng.random() < 0.75:
                fase["effettivo"] = "non svolta" if rng.random() < 0.15 else mesi_a_caso(rng)
        if rng.random() < 0.4:
            assegna_pesi(rng, dato["fasi"])
    if "fasi" not in dato or rng.random() < 0.85:
        dato |= foglio(rng)
    if rng.random() < 0.12:
        grado = scrivi_percentuale(rng, Fraction(rng.randint(0, 1000), 10))
        dato["verifiche"] = {"finale": {"valutazione": {"grado": grado, "motivo": "Esame degli atti"}}}
    return dato


def fasce_a_caso(rng, tetto):
    """Bands best first with both kinds of edge, names, constants or ramps, shares of premio."""
    bordi = sorted(rng.sample([20, 33.33, 40, 50, 60, 62.5, 70, 75, 80, 90, 95, 97, 100], rng.randint(1, 4)), reverse=True)
    fasce = [{rng.choice(["da", "da", "oltre"]): cifre(Fraction(str(b)))} for b in bordi]
    if rng.random() < 0.25:
        fasce = [{("da" if "da" in f else "oltre"): f"{rng.randint(6 * n + 1, 6 * n + 6)} su 30"} for n, f in zip((4, 3, 2, 1), fasce)]
    vale = rng.random() < 0.5
    if vale or rng.random() < 0.7:
        fasce.append({"da": "0"})
    else:
        fasce.append({"oltre": "0"})
    esiti = ["raggiunto"] + sorted(rng.choices(["parziale", "non raggiunto"], k=len(fasce) - 1), reverse=True)
    if len(fasce) > 2 and rng.random() < 0.3:
        esiti[1] = "raggiunto"
    punti = sorted((rng.randint(0, int(tetto)) for _ in range(2 * len(fasce))), reverse=True)
    for n, (fascia, esito) in enumerate(zip(fasce, esiti)):
        fascia["esito"] = esito
        if rng.random() < 0.5:
            fascia["nome"] = f"Fascia {'ABCDEF'[n]}"
        a, da = punti[2 * n : 2 * n + 2]
        if vale:
            fascia["vale"] = str(a) if rng.random() < 0.5 else {"da": f"{da}%", "a": f"{a}%"}
        if rng.random() < 0.3:
            fascia["premio"] = f"{200 - 40 * n}%"
    rng.shuffle(fasce)
    return fasce


def metodologia(rng):
    tetto = rng.choice(["100", "100", "110", "120%", "112,5", "200"])
    processi = rng.choice(["30%", "12,5%", "0%", "100%"])
    scelte = {
        "indicatori": rng.choice(["pro_quota", "pro_quota", "tutto_o_niente"]),
        "date": rng.choice(
            [
                "tutto_o_niente",
                "lineare",
                {"tolleranza": rng.choice(["0", "5", "15", "30"])},
                {"penalita": rng.choice(["5%", "2,5%", "10"]), "ogni": rng.choice(["1", "7", "30"])},
                {"penalita": "3%", "ogni": "5", "tolleranza": "10"},
                {"penalita": "1%"},
            ]
        ),
        "mancante": rng.choice(["esclusa", "zero", "errore"]),
        "tetto": tetto,
        "quota_tempi": rng.choice(["0%", "20%", "30%", "12,5%"]),
        "date_nel_valore": rng.choice(["sì", "no"]),
        "soglie": rng.choice(["taglio", "interpolata"]),
        "progresso": rng.choice(["sì", "no"]),
        "ente": {"settori": cifre(100 - leggi_percentuale(processi)) + "%", "processi": processi},
    }
    scelte = {chiave: valore for chiave, valore in scelte.items() if rng.random() < 0.5}
    if rng.random() < 0.6:
        scelte["fasce"] = fasce_a_caso(rng, leggi_percentuale(scelte.get("tetto", "100")))
        for fascia in scelte["fasce"]:
            # Above the cap there would be nobody.
            if fascia.get("oltre") == "100":
                fascia["da"] = fascia.pop("oltre")
    return {"base": "standard"} | scelte


def pesa_schede(rng, schede, perimetri):
    """Gives each perimeter its weights: all typed, or from the criteria (with a typed one among them at times)."""
    for perimetro in perimetri:
        proprie = [s for s in schede if s.get("settore") in perimetro and "prerequisito" not in s]
        quote = [a for s in schede for a in s.get("assegnazioni", []) if a["settore"] in perimetro]
        if rng.random() < 0.6:
            assegna_pesi(rng, proprie + quote)
            if proprie and rng.random() < 0.06:
                del proprie[0]["peso"]
            continue
        for voce in proprie + quote:
            if voce in quote or rng.random() < 0.12:
                voce["peso"] = str(rng.randint(1, 20))
            else:
                voce["pesatura"] = {c: str(rng.randint(1, 5)) for c in ("strategicita", "complessita", "rilevanza")}


def genera(cartella, seme):
    rng = random.Random(seme)
    settori = [{"id": f"settore-{n}", "nome": f"Settore {n}"} for n in range(1, rng.randint(1, 4) + 1)]
    if rng.random() < 0.5:
        assegna_pesi(rng, settori)
    ente = {"esercizio": "2026", "ente": {"denominazione": "Comune di Prova", "tipo": "comune"}, "settori": settori}
    caso, tutto_ente = rng.random(), rng.random() < 0.15
    if caso > 0.25:
        ente["metodologia"] = "standard" if caso < 0.45 else metodologia(rng)
    if tutto_ente or rng.random() < 0.5:
        ente["pesatura"] = {"perimetro": "ente" if tutto_ente else "settore", "totale": "100"}
    if rng.random() < 0.5:
        ente["codici"] = "liberi"
    con_pesi = rng.random() < 0.8
    schede = [scheda_a_caso(rng, n) for n in range(1, rng.randint(1, 12) + 1)]
    for dato in schede:
        if con_pesi and len(settori) > 1 and "prerequisito" not in dato and rng.random() < 0.15:
            dato["assegnazioni"] = [{"settore": s["id"]} for s in rng.sample(settori, 2)]
        else:
            dato["settore"] = rng.choice(settori)["id"]
    if con_pesi:
        tutti = [s["id"] for s in settori]
        pesa_schede(rng, schede, [tutti] if tutto_ente else [[uno] for uno in tutti])
    file = {"ente.yaml": ente}
    for n in range(rng.randint(0, 2)):
        peso = {"peso": "100"} if rng.random() < 0.5 else {}
        file[f"processi/processo-{n}.yaml"] = {"titolo": f"Processo {n}"} | peso | foglio(rng)
    for n, dato in enumerate(schede, 1):
        file[f"obiettivi/{rng.choice(['', 'area/', 'area/ufficio/'])}{n:02}.yaml"] = dato
    for nome, dato in file.items():
        percorso = Path(cartella) / nome
        percorso.parent.mkdir(parents=True, exist_ok=True)
        percorso.write_text("\n".join(scrivi_yaml(rng, dato)) + "\n", encoding="utf-8")


# ---- Command line ----


def main():
    parser = argparse.ArgumentParser(description="Ricalcola i punteggi di cartelle casuali e li confronta con pegaso.")
    parser.add_argument("binario", nargs="?", metavar="PEGASO_BINARY")
    parser.add_argument("--cartelle", type=int, default=200)
    parser.add_argument("--seme", type=int, default=1)
    parser.add_argument("--documenti", type=int, default=0, help="di quante cartelle leggere anche il PDF (vuole pdftotext)")
    parser.add_argument("--stampa", metavar="DIR", help="scrive soltanto le cartelle")
    parser.add_argument("--cartella", metavar="DIR", help="ricalcola una cartella e ne stampa il JSON")
    args = parser.parse_args()
    if args.cartella:
        print(json.dumps(ricalcola(args.cartella), ensure_ascii=False, indent=2))
        return 0
    if not args.binario and not args.stampa:
        parser.error("serve il programma pegaso da provare")
    radice = Path(args.stampa or tempfile.mkdtemp(prefix="ricalcolo-"))
    cifre_lette, diverse = 0, []
    for seme in range(args.seme, args.seme + args.cartelle):
        cartella = radice / f"seme-{seme}"
        genera(cartella, seme)
        if args.stampa:
            continue
        quante, righe = differenze(args.binario, cartella)
        if seme - args.seme < args.documenti:
            stampate, altre = differenze_stampate(args.binario, cartella)
            quante, righe = quante + stampate, righe + altre
        cifre_lette, diverse = cifre_lette + quante, diverse + [f"{cartella} {riga}" for riga in righe]
        if not righe:
            shutil.rmtree(cartella)
    if args.stampa:
        return 0
    if diverse:
        print("\n".join(diverse[:20]))
        print(f"{args.cartelle} cartelle, {cifre_lette} cifre: {len(diverse)} differenze")
        return 1
    radice.rmdir()
    print(f"{args.cartelle} cartelle, {cifre_lette} cifre: tutte uguali")
    return 0


if __name__ == "__main__":
    sys.exit(main())
