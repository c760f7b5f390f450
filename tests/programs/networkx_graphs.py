# SPDX-License-Identifier: MIT
# packages: python3-networkx
"""networkx makes graphs and asks them about paths, communities, flows and colours."""
import networkx as nx

G = nx.erdos_renyi_graph(200, 0.05, seed=1)
print(G, nx.diameter(G), round(nx.average_clustering(G), 12), nx.shortest_path(G, 0, 199))
print(len(nx.minimum_spanning_tree(G).edges()), sorted((round(v, 10), k) for k, v in nx.betweenness_centrality(G).items())[-5:])
K = nx.karate_club_graph()
print([sorted(c) for c in nx.community.greedy_modularity_communities(K)], nx.transitivity(K), max(nx.core_number(K).values()))
W = nx.DiGraph()
W.add_weighted_edges_from((a, b, (a * 7 + b * 3) % 11 + 1) for a in range(30) for b in range(30) if a != b and (a * b + a) % 5 == 0)
print(nx.dijkstra_path(W, 5, 29), nx.bellman_ford_path_length(W, 5, 28), nx.maximum_flow_value(W, 5, 29, capacity="weight"))
print(nx.number_strongly_connected_components(W), sorted(map(len, nx.weakly_connected_components(W))))
print(list(nx.topological_sort(nx.DiGraph([(1, 2), (2, 3), (1, 4)]))), nx.greedy_color(nx.petersen_graph()), nx.check_planarity(nx.petersen_graph())[0])
print(nx.is_isomorphic(nx.petersen_graph(), nx.relabel_nodes(nx.petersen_graph(), {i: 9 - i for i in range(10)})), sorted(nx.max_weight_matching(K)))
print("\n".join(nx.generate_gml(nx.path_graph(3))))
print("\n".join(nx.generate_graphml(nx.path_graph(3))))
try:
    nx.shortest_path(nx.Graph([(1, 2), (3, 4)]), 1, 4)
except nx.NetworkXNoPath as e:
    print(e)
