// The peer of `qingxi solve paths`: the same grid, Dijkstra's method with the standard library's queue.
// Prints the best processor time of some runs in milliseconds and the sum of all distances.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

static uint64_t state = 1;

static double unit() {
    state += 0x9E3779B97F4A7C15ULL;
    uint64_t bits = state;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBULL;
    return double((bits ^ (bits >> 31)) >> 11) * 0x1p-53;
}

int main(int count, char **words) {
    const int side = count > 1 ? atoi(words[1]) : 1000, repeats = count > 2 ? atoi(words[2]) : 5;
    std::vector<int32_t> starts{0}, heads;
    std::vector<double> costs;
    for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
            for (int down = -1; down <= 1; down++) {
                for (int right = -1; right <= 1; right++) {
                    const int other = row + down, beside = column + right;
                    if ((down == 0 && right == 0) || other < 0 || other >= side || beside < 0 || beside >= side) continue;
                    heads.push_back(other * side + beside);
                    costs.push_back(1 + unit());
                }
            }
            starts.push_back(int32_t(heads.size()));
        }
    }
    const int nodes = side * side;
    double best = 1e9, sum = 0;
    for (int run = 0; run < repeats; run++) {
        const clock_t started = clock();
        std::vector<double> distance(nodes, std::numeric_limits<double>::infinity());
        std::vector<int32_t> last(nodes, -1), before(nodes, -1);
        using Entry = std::pair<double, int32_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>> queue;
        distance[0] = 0;
        queue.push({0, 0});
        while (!queue.empty()) {
            const auto [key, node] = queue.top();
            queue.pop();
            if (key > distance[node]) continue;
            for (int32_t arc = starts[node]; arc < starts[node + 1]; arc++) {
                const double reach = key + costs[arc];
                if (reach < distance[heads[arc]]) {
                    distance[heads[arc]] = reach;
                    last[heads[arc]] = arc;
                    before[heads[arc]] = node;
                    queue.push({reach, heads[arc]});
                }
            }
        }
        const double took = double(clock() - started) / CLOCKS_PER_SEC * 1000;
        if (took < best) best = took;
        sum = 0;
        for (double value : distance) sum += value;
    }
    printf("%.3f %.6f\n", best, sum);
}
