using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.Execution;

internal sealed class NewsType : ObjectType<News>
{
    private int _runs;

    public NewsType()
    {
        String("name", news => news.Name);
        One<StringGraphType>("place").Resolve((news, _) =>
            new(news.Name is { } name ? $"{name} in run {++_runs}" : throw new GraphException("NOT_NOW", "Try again.")));
    }
}
