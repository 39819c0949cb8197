"""Analysis: figures of the network that selected facts make, each with the facts it was counted from.

analyse(store, filters, AnalysisQuestion(measure, ...)) -> Analysis
"""

from graph.analysis.analysis import LARGEST, MEASURES, Analysis, AnalysisQuestion, Ranking, analyse

__all__ = ["LARGEST", "MEASURES", "Analysis", "AnalysisQuestion", "Ranking", "analyse"]
