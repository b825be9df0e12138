"""Imported once by the process that workers are copied from, so that each starts with everything at hand."""

import lawcheck
import lawcheck.checking
import lawcheck.clauses
import lawcheck.reading
import lawcheck.reading.language
import lawcheck.reports.html_report
import lawcheck.reports.json_report
import lawcheck.rules
import lawcheck.scanning.worker
import lawcheck.sources.docx
import lawcheck.sources.html
import lawcheck.sources.pdf

_rules = lawcheck.load_rules()
for _language in _rules.lexicons:
    _rules.matcher(_language)
