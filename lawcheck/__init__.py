"""Checks national law against the UN Convention against Transnational Organized Crime and its Protocols."""
