"""Wages: what a day is worth, overtime, arrears, the minimum, pay in sickness and stoppage."""
