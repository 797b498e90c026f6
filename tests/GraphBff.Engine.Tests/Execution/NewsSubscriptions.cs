using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.Execution;

internal sealed class NewsSubscriptions : TypeExtension<SubscriptionType>
{
    protected override void Extend(SubscriptionType type) => type.Event<NewsType>("newsArrived")
        .Argument<StringGraphType>("id", "Which one.")
        .From(field =>
        {
            if (field.Arguments.Find<string>("id") == "bad")
            {
                throw new GraphException(ErrorCodes.BadId, "No such id.");
            }

            return field.Operation.Services.GetRequiredService<NewsSource>().ReadAsync(field);
        })
        .Description("News as it comes.");
}
