"""What the lines of the budget come to: key figures, balance, shares of the DLA, comparison with experiences."""

from __future__ import annotations

from decimal import Decimal

from app.models.budget import PartDla
from app.models.budget_calcul import ZERO, taux
from app.models.definitions.champs import Entier, Montant, Nombre, TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    ChiffresCles,
    Colonne,
    Donnee,
    FigureBloc,
    Formule,
    Note,
    Rangee,
    Renvoi,
    SectionDeTableau,
    Tableau,
)
from app.models.typographie import francais, montant, nombre
from app.services.budget.comparaison import Cout, compter_retenues, couts_des_experiences, notre_cout
from app.services.budget.lecture import Budget
from app.services.budget.partage import parts_de
from app.services.budget.remarques import CREDITS_DU_DLA
from app.services.documents.genres.argent import budget_de, case, en_pourcentage, phrase_d_equilibre, rubriques_de
from app.services.documents.genres.argent_lignes import DEPENSES, RESSOURCES, TEMPS, TOTAL, somme
from app.services.documents.genres.contexte import Contexte
from app.services.figures import dessiner_budget

_VIERGES = 4


def chiffres(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The figure and three amounts in large type; nothing on a blank form or while nothing is entered."""
    lu = budget_de(contexte.matiere)
    if lu.vide:
        return ()
    t, couleur = lu.totaux, contexte.couleur_de(bloc)
    donnees = (
        Donnee("a-payer", "à payer", montant(t.depenses), t.depenses),
        Donnee("ressources", "de ressources comptées", montant(t.ressources), t.ressources),
        Donnee("surs", "accordés ou versés", montant(t.ressources_sures), t.ressources_sures),
    )
    figure = FigureBloc(dessiner_budget(t, rubriques_de(contexte.matiere)), bloc.texte, detaillee=True)
    return (*contexte.titre(bloc), ChiffresCles(bloc.code, donnees, couleur), figure)


def equilibre(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """What is to be paid against what is given, counted or sure; what it really costs; who co-funds."""
    matiere = contexte.matiere
    lu = budget_de(matiere)
    if lu.vide and not matiere.vierge:
        return ()
    couleur = contexte.couleur_de(bloc)
    colonnes = (
        Colonne("libelle", "", TexteLong(), largeur=70, largeur_tableur=56),
        Colonne("montant", "Montant", Montant(), largeur=24, largeur_tableur=18),
    )
    rangees = _rangees_d_equilibre(lu, vierge=matiere.vierge)
    tableau = Tableau(
        bloc.code, colonnes, (SectionDeTableau("", rangees),), hauteur_vierge=8,
        hauteur_minimale=8 if matiere.vierge else 0, couleur=couleur, noms_en_gras=False,
        avec_suite=True, feuille="Équilibre", extensible=False,
    )  # fmt: skip
    blocs: list[Bloc] = [*contexte.titre(bloc), tableau]
    if not lu.vide:
        ailleurs = lu.totaux.ressources - lu.totaux.familles.get(CREDITS_DU_DLA, ZERO)
        part = en_pourcentage(taux(ailleurs, lu.totaux.depenses))
        suite = f" Les cofinanceurs couvrent {part} de ce qui est à payer." if part else ""
        blocs.append(Note(francais(phrase_d_equilibre(lu) + suite)))
    return tuple(blocs)


def _rangees_d_equilibre(lu: Budget, *, vierge: bool) -> tuple[Rangee, ...]:
    t = lu.totaux
    avec_depenses = vierge or any(not d.calcul.valorisee for d in lu.depenses)
    avec_temps = vierge or any(d.calcul.valorisee for d in lu.depenses)
    sources = {
        "a-payer": somme([Renvoi(TOTAL, "ttc", tableau=DEPENSES)] if avec_depenses else []),
        "ressources": somme([Renvoi(TOTAL, "montant", tableau=RESSOURCES)] if vierge or lu.ressources else []),
        "solde": _difference("ressources", "a-payer"),
        "sures": somme([Renvoi(r.id, "montant", tableau=RESSOURCES) for r in lu.ressources if r.calcul.sure]),
        "solde-sur": _difference("sures", "a-payer"),
        "temps": somme([Renvoi(TOTAL, "ttc", tableau=TEMPS)] if avec_temps else []),
        "complet": somme([Renvoi("a-payer", "montant"), Renvoi("temps", "montant")]),
    }

    def rangee(code: str, mots: str, valeur: Decimal, total: bool = False) -> Rangee:
        lue = Case() if vierge else case(valeur)
        return Rangee(code, (Case(mots), Case(lue.texte, lue.valeur, (), sources.get(code))), total=total)

    rangees = [
        rangee("a-payer", "Total à payer", t.depenses),
        rangee("ressources", "Total des ressources comptées", t.ressources),
        rangee("solde", "Solde (ressources moins dépenses)", t.solde, total=True),
    ]
    if not vierge:
        rangees.append(rangee("sures", "dont ressources accordées ou versées", t.ressources_sures))
        rangees.append(rangee("solde-sur", "Solde avec elles seules", t.solde_sur))
    return (
        *rangees,
        rangee("temps", "Temps donné (DLA, partenaires, bénéficiaires)", t.valorisation),
        rangee("complet", "Coût complet, temps donné compris", t.cout_complet, total=True),
    )


def _difference(de: str, moins: str) -> Formule:
    return Formule((Renvoi(de, "montant"), "-", Renvoi(moins, "montant")))


def parts(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Each DLA, its structures and its share; nothing for an ingénierie of one DLA."""
    matiere = contexte.matiere
    lues = parts_de(matiere.lignes(PartDla), budget_de(matiere))
    if not lues and not matiere.vierge:
        return ()
    colonnes = (
        Colonne("nom", "DLA", TexteLong(), largeur=44, largeur_tableur=36),
        Colonne("structures", "Structures", Entier(), largeur=16, largeur_tableur=14),
        Colonne("part", "Part du total à payer", Montant(), largeur=24, largeur_tableur=22),
        Colonne("reste", "Part du reste aux DLA", Montant(), largeur=24, largeur_tableur=22),
    )
    rangees = [
        Rangee(
            p.id,
            (
                Case(f"{p.nom} (référent)" if p.referent else p.nom),
                Case(Entier().ecrire(p.structures), p.structures), case(p.part), case(p.reste),
            ),
        )
        for p in lues
    ]  # fmt: skip
    if matiere.vierge:
        rangees = [Rangee(f"vierge-{n}", (Case(),) * 4) for n in range(1, _VIERGES + 1)]
    total = Rangee("total", (Case("Ensemble"), *_sommes(rangees)), total=True)
    tableau = Tableau(
        bloc.code, colonnes, (SectionDeTableau("", (*rangees, total)),), hauteur_vierge=9,
        couleur=contexte.couleur_de(bloc), avec_suite=True, feuille="Parts des DLA", extensible=False,
    )  # fmt: skip
    note = "Au prorata du nombre de structures. Le reste aux DLA est ce que les autres financeurs ne couvrent pas."
    return (*contexte.titre(bloc), tableau, Note(note))


def _sommes(rangees: list[Rangee]) -> tuple[Case, ...]:
    """The sums of the three columns of numbers, redone in a spreadsheet."""
    cases = []
    for rang, (code, type_) in enumerate((("structures", Entier()), ("part", Montant()), ("reste", Montant())), 1):
        valeurs = [r.cases[rang].valeur for r in rangees]
        connues = [Decimal(v) for v in valeurs if isinstance(v, (int, Decimal))]
        total = sum(connues, ZERO) if connues else None
        cases.append(Case(type_.ecrire(total), total, (), somme([Renvoi(rangees[0].code, code, rangees[-1].code)])))
    return tuple(cases)


def comparaison(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Our cost a day and a structure beside those of experiences; nothing before there is a cost."""
    matiere = contexte.matiere
    lu = budget_de(matiere)
    if matiere.vierge or lu.totaux.depenses == ZERO:
        return ()
    retenues = compter_retenues(s["mobilisation"] for s in matiere.structures)
    notre = notre_cout(lu, matiere.valeur("projet_intervention.journees"), retenues)
    colonnes = (
        Colonne("titre", "Ingénierie", TexteLong(), largeur=44, largeur_tableur=50),
        Colonne("total", "Coût", Montant(), largeur=18, largeur_tableur=16),
        Colonne("jours", "Jours", Nombre(), largeur=10, largeur_tableur=10),
        Colonne("structures", "Structures", Entier(), largeur=12, largeur_tableur=12),
        Colonne("par_jour", "Par jour", Montant(), largeur=18, largeur_tableur=16),
        Colonne("par_structure", "Par structure", Montant(), largeur=18, largeur_tableur=16),
    )
    couts = (notre, *couts_des_experiences(matiere.catalogue))
    rangees = tuple(_rangee_de_cout(rang, cout) for rang, cout in enumerate(couts))
    tableau = Tableau(
        bloc.code, colonnes, (SectionDeTableau("", rangees),), couleur=contexte.couleur_de(bloc), noms_en_gras=False,
        avec_suite=True, feuille="Comparaison", extensible=False,
    )  # fmt: skip
    return (*contexte.titre(bloc), tableau, Note(bloc.texte))


def _rangee_de_cout(rang: int, cout: Cout) -> Rangee:
    titre = f"{cout.titre} ({cout.precision})" if cout.precision else cout.titre
    jours = Case("" if cout.jours is None else nombre(cout.jours), cout.jours)
    structures = Case(Entier().ecrire(cout.structures), cout.structures)
    return Rangee(
        f"cout-{rang}",
        (
            Case(titre), case(cout.total), jours, structures, case(cout.par_jour), case(cout.par_structure),
        ),
        total=rang == 0,
    )  # fmt: skip
