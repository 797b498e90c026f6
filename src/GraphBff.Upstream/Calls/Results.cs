using GraphBff.Engine.Batching;

namespace GraphBff.Upstream.Calls;

/// <summary>Makes results of values whose type is an interface: C# has no implicit conversion from interfaces.</summary>
internal static class Results
{
    public static Result<T> Of<T>(T value) => value;
}
