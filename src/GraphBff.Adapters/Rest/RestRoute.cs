using System.Globalization;
using GraphBff.Adapters.Operations;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>A path, and the operations that its methods call.</summary>
internal sealed class RestRoute
{
    private readonly Dictionary<string, RestOperation> _operations;

    /// <param name="operations">All have paths of the same shape.</param>
    public RestRoute(IEnumerable<RestOperation> operations)
    {
        _operations = operations.ToDictionary(operation => operation.File.Http!.Method, StringComparer.OrdinalIgnoreCase);
        var first = _operations.Values.First().File.Http!;
        Pattern = PatternOf(first);
        Allow = string.Join(", ", _operations.Keys.Order().Select(method => method == "GET" ? "GET, HEAD" : method).Append("OPTIONS"));
    }

    /// <summary>The pattern for ASP.NET Core. Its parameters are numbered, because operations may name them differently.</summary>
    public string Pattern { get; }

    /// <summary>The methods, as <c>Allow</c> lists them.</summary>
    public string Allow { get; }

    public static string KeyOf(int parameter) => string.Create(CultureInfo.InvariantCulture, $"p{parameter}");

    public RestOperation? Find(string method) => _operations.GetValueOrDefault(HttpMethods.IsHead(method) ? HttpMethods.Get : method);

    private static string PatternOf(HttpRoute route)
    {
        var next = 0;
        return string.Join('/', route.Path.Split('/').Select(segment => segment.StartsWith('{') ? $"{{{KeyOf(next++)}}}" : segment));
    }
}
