"""Coding and merging on a cluster, by Apache Spark (see docs/how-to/spark.md)."""
