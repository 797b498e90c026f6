using GraphBff.Engine.Batching;

namespace GraphBff.Upstream.Calls;

/// <summary>Makes results of values whose type is an interface, which C# does not convert by itself.</summary>
internal static class Results
{
    public static Result<T> Of<T>(T value) => value;
}
