using GraphBff.Schema.Comparison;
using GraphBff.Schema.Usage;

namespace GraphBff.Schema.ContractCheck;

/// <summary>The sum of all usage records.</summary>
internal sealed class ClientUses(IEnumerable<UsageContent> records)
{
    private readonly UsageClient[] _clients = [.. records.SelectMany(record => record.Clients)];

    /// <summary>Whether the records contain no client. Then they prove nothing.</summary>
    public bool IsEmpty => _clients.Length == 0;

    /// <exception cref="CheckException">A file is not a usage record.</exception>
    public static ClientUses Read(IEnumerable<string> files)
    {
        try
        {
            return new ClientUses([.. files.Select(UsageFile.Read)]);
        }
        catch (UsageFileException exception)
        {
            throw new CheckException(exception.Message);
        }
    }

    /// <summary>The clients that use one of the coordinates, by name.</summary>
    /// <param name="coordinates">Coordinates, as in <see cref="Graph.GraphChange.Users"/>.</param>
    public IReadOnlyList<ClientUse> Of(IReadOnlyList<string> coordinates)
    {
        var uses = _clients
            .Select(client => (client.Name, client.Version, Operations: Count(client, coordinates)))
            .Where(use => use.Operations > 0)
            .GroupBy(use => use.Name, StringComparer.Ordinal)
            .OrderBy(client => client.Key, StringComparer.Ordinal);
        return [.. uses.Select(client => new ClientUse(
            client.Key,
            [.. client.Select(use => use.Version)
                .Where(version => version.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)],
            client.Sum(use => use.Operations)))];
    }

    // The maximum, not the sum: one operation may use several of the coordinates.
    private static long Count(UsageClient client, IReadOnlyList<string> coordinates)
        => client.Coordinates
            .Where(use => coordinates.Any(coordinate => Covers(coordinate, use.Key)))
            .Select(use => use.Value)
            .DefaultIfEmpty()
            .Max();

    private static bool Covers(string coordinate, string used)
        => coordinate.EndsWith(".*", StringComparison.Ordinal)
            ? used.StartsWith(coordinate[..^1], StringComparison.Ordinal)
            : used == coordinate;
}
