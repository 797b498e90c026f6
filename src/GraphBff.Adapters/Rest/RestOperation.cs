using GraphBff.Adapters.Operations;
using GraphBff.Engine;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Rest;

/// <summary>An operation of a route, with everything that can be known before a request.</summary>
internal sealed class RestOperation
{
    public RestOperation(OperationFile file, OperationCatalog catalog, GraphEngine engine)
    {
        File = file;
        Variables = new RequestVariables(file, engine.Schema);
        Places = new RequestPlaces(file, Variables.Parameters);
        Body = new JsonPath(file.ResponseFields.Select(OperationFile.ResponseName));
        IsWhole = file.ResponseFields.Count <= 1;
        Errors = PayloadErrors.Of(file, engine.Schema);
        Next = NextPage.Of(file);
        Created = CreatedObject.Of(file, catalog);
    }

    public OperationFile File { get; }

    public bool IsQuery => File.Kind == OperationType.Query;

    public RequestVariables Variables { get; }

    public RequestPlaces Places { get; }

    /// <summary>Where the body of the response is in the graph's.</summary>
    public JsonPath Body { get; }

    /// <summary>Whether nothing of the data is outside of <see cref="Body"/>.</summary>
    public bool IsWhole { get; }

    public PayloadErrors? Errors { get; }

    public NextPage? Next { get; }

    public CreatedObject? Created { get; }
}
