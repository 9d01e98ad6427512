"""The places of the window and the gestures that Ctrl+K offers by name."""

from __future__ import annotations

from app.services.recherche.trouvable import Resultat

PAGES = (
    Resultat("Tableau de bord", "Où en est le dossier", "tableau-de-bord", "Page"),
    Resultat("Structures", "Le registre des structures bénéficiaires", "structures", "Page"),
    Resultat(
        "Plans d’accompagnement", "Structure par structure : difficultés, actions, mission d’appui", "plans", "Page"
    ),
    Resultat("Groupes", "Composer les groupes, comparer des scénarios", "groupes", "Page"),
    Resultat("Partenaires", "Les quatre familles, leurs attentes, leurs contributions", "partenaires", "Page"),
    Resultat("Objectifs et résultats", "Objectifs, résultats attendus, indicateurs", "objectifs", "Page"),
    Resultat("Type d’ingénierie", "Le choix guidé", "type-ingenierie", "Page"),
    Resultat("Vigilance et décisions", "Leviers, freins, et ce qu’on décide", "vigilance", "Page"),
    Resultat("Budget et financement", "Dépenses, valorisation, ressources, équilibre", "budget", "Page"),
    Resultat("Comité d’appui", "Membres, séances, avis, réserves", "comite", "Page"),
    Resultat("Échéancier", "Tout ce qui est daté", "echeances", "Page"),
    Resultat("Problématique", "Le formulaire complet", "formulaire:problematique", "Page"),
    Resultat("Rôle du DLA", "Légitimité, cohérences, posture", "formulaire:role", "Page"),
    Resultat("Projet d’intervention", "Objectifs, type, moyens, budget", "formulaire:projet", "Page"),
    Resultat("Grilles et rapports", "Aperçu, impression, export", "documents", "Page"),
    Resultat("Repères et expériences", "Les fiches et les expériences", "reperes", "Page"),
    Resultat("Journal", "Qui a changé quoi, et quand", "journal", "Page"),
    Resultat("Réglages", "Nom, bureau, logo, apparence", "reglages", "Page"),
)
"""The places of the rail: what is offered before anything is typed."""

GESTES = (
    Resultat(
        "Programmer une séance du comité", "Une date, et l’ordre du jour est proposé", "comite:programmer", "Geste"
    ),
    Resultat("Séances passées et réserves", "Relevés d’avis, suites des réserves", "comite:passees", "Geste"),
    Resultat("Membres du comité d’appui", "Qui siège, à quel titre", "comite:membres", "Geste"),
    Resultat("Où chercher un cofinancement", "Les sept familles de financement", "budget:ou-chercher", "Geste"),
    Resultat("Frise des échéances", "Toutes les dates sur une ligne du temps", "echeances:frise", "Geste"),
    Resultat(
        "Rétroplanning", "Remonter le temps depuis le comité ou la convention", "echeances:retroplanning", "Geste"
    ),
    Resultat("Doublons probables", "Deux fiches pour une même structure ?", "structures:doublons", "Geste"),
    Resultat("Entretiens téléphoniques", "Appeler les structures une à une", "structures:entretiens", "Geste"),
    Resultat("Importer une liste de structures", "Depuis un tableur", "structures:importer", "Geste"),
    Resultat(
        "Lire un formulaire rempli",
        "Une grille qui revient : on voit ce qu’elle change avant de l’écrire",
        "documents:lire",
        "Geste",
    ),
    Resultat("Carte des partenaires", "Le réseau en une figure", "partenaires:carte", "Geste"),
)
"""What one comes to do, and would look for by its name."""
