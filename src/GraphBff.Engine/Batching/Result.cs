using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>A loader's result for one key: a value, null if the key is missing, or the key's own error.</summary>
public readonly struct Result<T>
{
    private Result(T? value, GraphError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; null if the key is missing or failed.</summary>
    public T? Value { get; }

    /// <summary>Why the key failed; null if it did not.</summary>
    public GraphError? Error { get; }

    public static implicit operator Result<T>(T? value) => new(value, null);

    public static implicit operator Result<T>(GraphError error) => new(default, error);
}
