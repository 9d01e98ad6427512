"""The budget (R16; S1 FM2.3, FP7; S3): its scenarios, what they add up to, who shares them, what to look at again.

`lecture` reads, `scenarios` writes, the rest says something of what was read. The arithmetic is in
`app.models.budget_calcul`; lines are written through `app.services.registres.budget`.
"""
