using System.Collections.Concurrent;
using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>
/// The data of the test schema. Every value follows from its thing's number and its field's name. So do the nulls and errors that replace
/// values.
/// </summary>
public sealed class World(int seed = 0, int nullsPerMille = 0, int errorsPerMille = 0)
{
    private readonly ConcurrentDictionary<int, Thing> _things = new();
    private int _tally;

    /// <summary>How many mutations ran.</summary>
    public int Tally => Volatile.Read(ref _tally);

    public int Bump() => Interlocked.Increment(ref _tally);

    /// <summary>The thing of a number, always the same one. Its kind follows from the number.</summary>
    public Thing Thing(int number) => _things.GetOrAdd(number, static (number, world) => (number % 5) switch
    {
        0 => new Person(world, number),
        1 => new Robot(world, number),
        2 => new Plant(world, number),
        _ => new Money(world, number),
    }, this);

    public Person Person(int number) => (Person)Thing(number - (number % 5));

    public Robot Robot(int number) => (Robot)Thing(number - (number % 5) + 1);

    public Money Money(int number) => (Money)Thing(number - (number % 5) + 3 + (number % 2));

    /// <summary>A person, robot or plant.</summary>
    public Thing Being(int number) => Thing(number - (number % 5) + (number % 3));

    /// <summary>A person or plant.</summary>
    public Thing Living(int number) => Thing(number - (number % 5) + (number % 2 * 2));

    /// <summary>A number that follows from a thing's number and a field's name, for a value or the number of another thing.</summary>
    public int Hash(int number, string field)
    {
        unchecked
        {
            var hash = 2166136261u ^ (uint)seed;
            hash = (hash * 16777619) ^ (uint)number;
            foreach (var c in field)
            {
                hash = (hash * 16777619) ^ c;
            }

            hash ^= hash >> 15;
            hash *= 0x2c1b3c6d;
            hash ^= hash >> 12;
            return (int)(hash & 0xFFFFF);
        }
    }

    /// <summary>Whether null replaces a field's value.</summary>
    /// <exception cref="GraphException">An error replaces the value.</exception>
    public bool IsNull(int number, string field)
    {
        if (ErrorAt(number, field) is { } error)
        {
            throw Hash(number, field) % 2 == 0 ? new GraphException(error) : new InvalidOperationException("Injected.");
        }

        return Draw(number, field, "null") < nullsPerMille;
    }

    /// <summary>The error that replaces a field's value, or null.</summary>
    public GraphError? ErrorAt(int number, string field)
        => Draw(number, field, "error") < errorsPerMille ? new GraphError("INJECTED", $"{field} of {number}") : null;

    /// <summary>The item of a list, or the null or error that replaces it.</summary>
    public object? Item(int number, string field, int index, object? item)
    {
        var place = $"{field}[{index}]";
        return (object?)ErrorAt(number, place) ?? (Draw(number, place, "null") < nullsPerMille ? null : item);
    }

    private int Draw(int number, string field, string what) => Hash(number, field + what) % 1000;
}
