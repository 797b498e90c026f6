using System.Text;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Benchmarks.Engine;

/// <summary>The engine over <see cref="Shop"/>, without HTTP and gRPC.</summary>
internal static class ShopGraph
{
    public const string QueryText = "{ orders { id status createTime customer { id name } } }";

    public static byte[] Query { get; } = Encoding.UTF8.GetBytes(QueryText);

    public static (GraphEngine Engine, IServiceProvider Services) Create()
    {
        var services = new ServiceCollection();
        services.AddGraph().Type<UserType>().Type<OrderType>().Extend<Queries>();
        var provider = services.BuildServiceProvider();
        return (provider.GetRequiredService<GraphEngine>(), provider);
    }

    internal sealed class UserType : ObjectType<User>
    {
        public UserType()
        {
            Node<UserLoader>(user => user.Id);
            String("name", user => user.Name);
        }
    }

    internal sealed class OrderType : ObjectType<Order>
    {
        public OrderType()
        {
            Id("id", order => order.Id);
            Enum("status", order => order.Status);
            DateTime("createTime", order => order.CreateTime?.ToDateTimeOffset());
            One<UserType>("customer").By<UserLoader>(order => order.UserId);
        }
    }

    internal sealed class Queries : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type)
            => type.Many<OrderType>("orders").Resolve((_, _) => new ValueTask<object?>(Shop.Orders));
    }

    internal sealed class UserLoader : DataLoader<string, User>
    {
        protected internal override Task FetchAsync(
            IReadOnlyList<string> keys, Memory<Result<User>> results, bool whole, CancellationToken cancellationToken)
        {
            var users = Shop.Load(keys);
            for (var i = 0; i < users.Count; i++)
            {
                results.Span[i] = users[i];
            }

            return Task.CompletedTask;
        }
    }
}
