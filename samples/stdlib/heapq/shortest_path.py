# golden: stdout status stderr verdict
# The usual way to use it: pairs of a distance and a node.
import heapq


def dijkstra(graph, start):
    dist = {start: 0}
    todo = [(0, start)]
    while todo:
        d, u = heapq.heappop(todo)
        if d > dist[u]:
            continue
        for v, w in graph.get(u, {}).items():
            if v not in dist or d + w < dist[v]:
                dist[v] = d + w
                heapq.heappush(todo, (d + w, v))
    return dist
print(dijkstra({"a": {"b": 4, "c": 1}, "c": {"b": 2}, "b": {"d": 5}}, "a"))
