# CPU seconds per series-week of R's surveillance, on the columns named: Rscript timing.R counts.csv first last columns,separated
suppressMessages(library(surveillance))
a <- commandArgs(TRUE)
Y <- as.matrix(read.csv(a[1]))[, -1]
range <- as.integer(a[2]):as.integer(a[3])
columns <- as.integer(strsplit(a[4], ",")[[1]])
flexible <- list(range = range, b = 5, w = 3, reweight = TRUE, weightsThreshold = 2.58, noPeriods = 10, pastWeeksNotIncluded = 26,
  pThresholdTrend = 1, trend = TRUE, populationOffset = FALSE, thresholdMethod = "nbPlugin", alpha = 0.01, glmWarnings = FALSE)
timed <- function(work) {
  before <- proc.time()[["user.self"]]
  for (j in columns) work(sts(Y[, j], frequency = 52))
  (proc.time()[["user.self"]] - before) / length(columns) / length(range)
}
cat(timed(function(s) farringtonFlexible(s, flexible)), timed(function(s) for (i in 1:20) earsC(s, list(range = range, method = "C1"))) / 20, "\n")
