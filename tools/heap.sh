# The launchers of the sources and of the packages read this.

# Sets $heap, an option that bounds the heap of Java. Without it Java takes up to a quarter of the machine's memory before it
# collects what has grown old; what the commands need at a time fits into this (see "Text: memory" in index/RATIONALE.md). Who
# bounds it by JDK_JAVA_OPTIONS or JAVA_TOOL_OPTIONS is followed.
bound_heap() {
  heap=
  case "${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-}" in *-Xmx* | *MaxHeapSize* | *MaxRAM*) return ;; esac
  cores=$(nproc 2>/dev/null) || cores=8
  [ "$cores" -ge 2 ] || cores=2
  heap=-Xmx$((320 + 64 * cores))m
}
