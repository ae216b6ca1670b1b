using System.Collections.Immutable;

namespace Cuewright.Engine.Composing.Form;

internal static class Search
{
    /// <summary>The item for which the order is 0 (negative: the item lies before what is sought), or −1.</summary>
    public static int BinarySearch<T>(this ImmutableArray<T> items, long sought, Func<T, long, int> order)
    {
        var (low, high) = (0, items.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var side = order(items[middle], sought);
            if (side == 0) return middle;
            if (side < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
