using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>What a loader found for one key: a value, nothing (null), or the key's own error.</summary>
public readonly struct Result<T>
{
    private Result(T? value, GraphError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; null where the key is missing or failed.</summary>
    public T? Value { get; }

    /// <summary>Why the key failed; null where it did not.</summary>
    public GraphError? Error { get; }

    public static implicit operator Result<T>(T? value) => new(value, null);

    public static implicit operator Result<T>(GraphError error) => new(default, error);
}
