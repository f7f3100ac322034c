# golden: stdout status stderr verdict
# Dijkstra over dicts, with a list as queue.
def dijkstra(graph, start):
    distance = {start: 0}
    before = {}
    queue = [(0, start)]
    while queue:
        best = min(queue)
        queue.remove(best)
        cost, node = best
        if cost > distance[node]:
            continue
        for other, weight in graph[node].items():
            new = cost + weight
            if other not in distance or new < distance[other]:
                distance[other] = new
                before[other] = node
                queue.append((new, other))
    return distance, before


def path(before, end):
    steps = [end]
    while steps[-1] in before:
        steps.append(before[steps[-1]])
    return " > ".join(steps[::-1])


roads = [("A", "B", 7), ("A", "C", 9), ("A", "F", 14), ("B", "C", 10), ("B", "D", 15), ("C", "D", 11), ("C", "F", 2), ("D", "E", 6), ("E", "F", 9)]
graph = {}
for a, b, length in roads:
    graph.setdefault(a, {})[b] = length
    graph.setdefault(b, {})[a] = length
distance, before = dijkstra(graph, "A")
for town in sorted(distance):
    print(f"{town} {distance[town]:3} {path(before, town)}")
