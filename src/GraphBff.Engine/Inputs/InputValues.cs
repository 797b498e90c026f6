using System.Diagnostics.CodeAnalysis;

namespace GraphBff.Engine.Inputs;

/// <summary>What <see cref="Arguments"/> and <see cref="InputObject"/> share: typed access by name.</summary>
internal readonly struct InputValues(InputSlots slots, object?[] values)
{
    public bool Has(string name) => TryGet(name, out _);

    public bool TryGet(string name, out object? value)
    {
        var index = slots.IndexOf(name);
        value = index < 0 ? null : values[index];
        if (index >= 0 && value is not Absent)
        {
            return true;
        }

        value = null;
        return false;
    }

    public T Get<T>(string name) => TryGet(name, out var value)
        ? As<T>(value, name)
        : throw new InvalidOperationException(
            slots.IndexOf(name) < 0 ? $"'{name}' is not declared here." : $"'{name}' was not given; use Find or Has.");

    public T? Find<T>(string name) => TryGet(name, out var value) && value is not null ? As<T>(value, name) : default;

    public IReadOnlyList<T> List<T>(string name)
    {
        if (Items(name) is not { Length: > 0 } items)
        {
            return [];
        }

        var list = new T[items.Length];
        for (var index = 0; index < list.Length; index++)
        {
            list[index] = As<T>(items[index], name);
        }

        return list;
    }

    public T Read<T>(string name) => TryRead<T>(name, out var value)
        ? value
        : throw new InvalidOperationException($"'{name}' was not given; use TryRead.");

    public bool TryRead<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        if (TryGet(name, out var given) && given is not null)
        {
            value = ReadAs<T>(given, name);
            return true;
        }

        value = default;
        return false;
    }

    public IReadOnlyList<T> ReadList<T>(string name)
    {
        if (Items(name) is not { Length: > 0 } items)
        {
            return [];
        }

        var list = new T[items.Length];
        for (var index = 0; index < list.Length; index++)
        {
            list[index] = ReadAs<T>(items[index], name);
        }

        return list;
    }

    private static T As<T>(object? value, string name) => value switch
    {
        T typed => typed,
        null when default(T) is null => default!,
        null => throw new InvalidOperationException($"'{name}' is null, which {typeof(T).Name} is not; use a nullable type or Find."),
        _ => throw new InvalidOperationException($"'{name}' is of type {value.GetType().Name}, not {typeof(T).Name}."),
    };

    private static T ReadAs<T>(object? value, string name) => value is InputObject { Type: InputType<T> type } input
        ? type.ReadFrom(input)
        : throw new InvalidOperationException($"'{name}' is no input object that reads to {typeof(T).Name}.");

    private object?[]? Items(string name) => TryGet(name, out var value) && value is not null ? As<object?[]>(value, name) : null;
}
