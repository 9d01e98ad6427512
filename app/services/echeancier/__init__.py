"""The échéancier (R17): milestones, planning backwards, what follows when a date is moved, the calendar file.

All that is dated, whoever keeps it, is read by `app.services.echeances`.
"""
