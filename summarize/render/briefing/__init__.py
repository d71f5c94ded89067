"""Briefing → str."""
